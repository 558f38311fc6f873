package city.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.Visitor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real processes, really killed. */
class BadDaysTest {

    private static final String CENTRAL = "UA65100150010361097";

    @TempDir
    Path folder;

    @Test
    void an_alert_is_there_whole_or_not_at_all_when_the_application_is_killed_while_publishing() throws Exception {
        try (var postgres = database(0)) {
            var sent = ConcurrentHashMap.<String>newKeySet();
            var app = App.on(url(postgres), folder.resolve("app"));
            publishUntilKilled(app, sent);

            var sql = JdbcClient.create(postgres.getPostgresDatabase());
            assertThat(sql.sql("select id from alerts.alerts").query(String.class).list()).containsAll(sent);
            assertThat(count(sql, "select count(*) from alerts.alerts a where not exists (select from alerts.messages m where m.alert = a.id)")).isZero();
            assertThat(count(sql, "select count(*) from alerts.messages m where not exists (select from live.events e where e.event = 'alert' and e.data::jsonb ->> 'id' = m.alert)"))
                    .as("messages nobody was told of").isZero();

            try (var again = App.on(url(postgres), folder.resolve("app"))) {
                var state = new Visitor(again.port).asking("*/*").get("/alerts.json").body();
                assertThat(sent).allSatisfy(id -> assertThat(state).contains("\"id\":\"" + id + "\""));
            }
        }
    }

    @Test
    void the_city_goes_on_reading_from_memory_while_the_database_is_frozen_killed_and_back() throws Exception {
        var port = App.free();
        var postgres = database(port);
        try (var app = App.on(url(postgres), folder.resolve("app"))) {
            var olena = app.dutyOfficer();
            assertThat(send(olena).statusCode()).isEqualTo(303);
            var guest = new Visitor(app.port).asking("*/*");
            await().untilAsserted(() -> assertThat(guest.get("/alerts.json").body()).contains("drone_danger"));

            signal("-STOP");
            assertThat(guest.get("/alerts.json").body()).contains("drone_danger");
            signal("-CONT");

            signal("-KILL");
            await().atMost(Duration.ofSeconds(30)).until(() -> app.said().stream().anyMatch(line -> line.contains("pages go on from memory")));
            assertThat(guest.get("/alerts.json").body()).contains("drone_danger");
            assertThat(olena.get("/office/alerts").statusCode()).as("the office says that it is busy, not that something broke").isEqualTo(503);

            // The library holds a lock on the folder for the server that died.
            postgres.close();
            postgres = database(port);
            await().atMost(Duration.ofSeconds(60)).until(() -> app.said().stream().anyMatch(line -> line.contains("The database answers again")));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(send(app.dutyOfficer()).statusCode()).isEqualTo(303));
            assertThat(app.said().stream().filter(line -> line.contains("pages go on from memory")).count()).as("said once, not every second").isLessThanOrEqualTo(2);
        } finally {
            postgres.close();
        }
    }

    private static void publishUntilKilled(App app, Set<String> sent) throws Exception {
        var some = new CountDownLatch(12);
        try (var people = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                people.execute(() -> {
                    var olena = app.dutyOfficer();
                    try {
                        while (!Thread.interrupted()) {
                            var answer = send(olena);
                            answer.headers().firstValue("Location").ifPresent(to -> sent.add(to.replaceFirst(".*sent=", "")));
                            some.countDown();
                        }
                    } catch (java.io.UncheckedIOException e) {
                        // The application is dead, as it should be.
                    }
                });
            }
            var enough = some.await(60, TimeUnit.SECONDS);
            app.kill();
            people.shutdownNow();
            assertThat(enough).isTrue();
        }
        assertThat(sent).isNotEmpty();
    }

    private static java.net.http.HttpResponse<String> send(Visitor officer) {
        return officer.fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", CENTRAL, "lasts", "PT1H", "sure", "true");
    }

    private EmbeddedPostgres database(int port) throws Exception {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    /** Every process of this PostgreSQL, by its own process id file and never by name. */
    private void signal(String signal) throws Exception {
        var postmaster = Long.parseLong(java.nio.file.Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip());
        var all = new java.util.ArrayList<>(ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid).toList());
        all.addFirst(postmaster);
        for (var pid : all) {
            new ProcessBuilder("kill", signal, String.valueOf(pid)).start().waitFor();
        }
        if (signal.equals("-KILL")) {
            java.nio.file.Files.deleteIfExists(folder.resolve("postgres/postmaster.pid"));
        }
    }

    private static long count(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static String url(EmbeddedPostgres postgres) {
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
