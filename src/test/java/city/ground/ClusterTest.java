package city.ground;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The database a newcomer gets keeps what it was told, whatever is killed. */
class ClusterTest {

    /** One folder for all tests: unpacking PostgreSQL takes longer than any of them. */
    static final Path DATA = Path.of("target/cluster-test").toAbsolutePath();
    static final Path FOLDER = DATA.resolve("postgres");

    final List<Process> started = new ArrayList<>();

    @AfterEach
    void nothing_is_left_running() throws Exception {
        started.forEach(Process::destroyForcibly);
        for (var process : started) {
            process.waitFor();
        }
        Orphan.end(FOLDER);
    }

    @Test
    void what_was_written_is_kept_when_the_application_and_its_database_are_killed() throws Exception {
        var application = applicationThatWrote("both_killed");
        kill(Orphan.postmaster(FOLDER).orElseThrow());
        kill(application.toHandle());

        assertThat(readAfterStart("both_killed")).isEqualTo("Soborna street");
    }

    @Test
    void what_was_written_is_kept_when_only_the_application_is_killed() throws Exception {
        var application = applicationThatWrote("application_killed");
        var orphan = Orphan.postmaster(FOLDER).orElseThrow();
        kill(application.toHandle());

        assertThat(readAfterStart("application_killed")).isEqualTo("Soborna street");
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void a_database_that_falls_under_a_living_application_comes_back_at_the_same_address() throws Exception {
        try (var cluster = Cluster.open(DATA)) {
            write(cluster, "fallen");
            kill(Orphan.postmaster(FOLDER).orElseThrow());

            await().atMost(60, SECONDS).ignoreExceptions().until(() -> read(cluster, "fallen").equals("Soborna street"));
        }
        assertThat(Orphan.postmaster(FOLDER)).isEmpty();
    }

    @Test
    void a_second_application_is_refused_and_the_first_works_on() throws Exception {
        applicationThatWrote("second");
        var postmaster = Orphan.postmaster(FOLDER).orElseThrow();

        assertThatThrownBy(() -> Cluster.open(DATA))
                .isInstanceOf(FolderInUse.class)
                .hasMessageContaining("Цю теку даних уже використовує інший запущений примірник");
        assertThat(postmaster.isAlive()).isTrue();
    }

    @Test
    void the_number_of_somebody_elses_process_in_the_folder_stops_neither_it_nor_us() throws Exception {
        Cluster.open(DATA).close();
        var neighbour = new ProcessBuilder("sleep", "600").start();
        started.add(neighbour);
        Files.writeString(FOLDER.resolve("postmaster.pid"), neighbour.pid() + "\n" + FOLDER + "\n");

        Cluster.open(DATA).close();
        assertThat(neighbour.isAlive()).isTrue();
    }

    @Test
    void a_first_start_that_was_cut_short_is_made_anew() throws Exception {
        Cluster.open(DATA).close();
        Files.move(DATA.resolve("postgres-password"), DATA.resolve("postgres-password.new"));
        FileSystemUtils.deleteRecursively(FOLDER.resolve("global"));

        try (var cluster = Cluster.open(DATA)) {
            write(cluster, "anew");
            assertThat(read(cluster, "anew")).isEqualTo("Soborna street");
        }
    }

    @Test
    void nobody_enters_without_the_password_and_only_the_owner_can_read_it() throws Exception {
        try (var cluster = Cluster.open(DATA)) {
            assertThatThrownBy(() -> DriverManager.getConnection(cluster.url(), Cluster.USER, "guess"))
                    .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DATA.resolve("postgres-password"))))
                .isEqualTo("rw-------");
    }

    /** What a killed application runs: it writes one line, says so and waits to be killed. */
    static void main(String[] args) throws Exception {
        var cluster = Cluster.open(DATA);
        write(cluster, args[0]);
        System.out.println("written");
        Thread.sleep(600_000);
        cluster.close();
    }

    private Process applicationThatWrote(String name) throws IOException {
        var paths = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = ProcessHandle.current().info().command().orElseThrow();
        var application = new ProcessBuilder(java, "-cp", paths, ClusterTest.class.getName(), name)
                .redirectErrorStream(true)
                .start();
        started.add(application);
        assertThat(application.inputReader().lines().anyMatch("written"::equals)).isTrue();
        return application;
    }

    private static String readAfterStart(String name) throws Exception {
        try (var cluster = Cluster.open(DATA)) {
            return read(cluster, name);
        }
    }

    private static void write(Cluster cluster, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.url(), Cluster.USER, cluster.password());
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists " + name);
            statement.execute("create table " + name + " as select 'Soborna street' as street, "
                    + "current_setting('fsync') || current_setting('synchronous_commit') as durable");
        }
    }

    private static String read(Cluster cluster, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(cluster.url(), Cluster.USER, cluster.password());
                var rows = connection.createStatement().executeQuery("select street from " + name + " where durable = 'onon'")) {
            return rows.next() ? rows.getString(1) : "nothing";
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
