package city.ground;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A data folder with PostgreSQL running in it: durable, on loopback, for one application, started again if it falls. */
final class Cluster implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

    private final Path data;
    private final Path folder;
    private final FolderLock lock;
    private final ClusterPassword password;
    private final int port;
    private EmbeddedPostgres postgres;
    private boolean closed;

    /** Waits until PostgreSQL answers. Refuses with {@link FolderInUse} while another application lives in the folder. */
    static Cluster open(Path data) throws IOException {
        return undisturbed(() -> opened(data));
    }

    private static Cluster opened(Path data) throws IOException {
        Files.createDirectories(data);
        var place = data.toRealPath();
        var lock = FolderLock.take(place);
        try {
            return new Cluster(place, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Cluster(Path data, FolderLock lock) throws IOException {
        this.data = data;
        this.folder = data.resolve("postgres");
        this.lock = lock;
        this.password = ClusterPassword.of(data, folder);
        this.port = freePort();
        this.postgres = start();
        password.keep();
        watch();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String password() {
        return password.text();
    }

    private EmbeddedPostgres start() throws IOException {
        Orphan.end(folder);
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password.text())
                // The library passes these to initdb as they stand: besides the locale it is the only way to ask for a
                // password, without which every program of this machine would be a superuser of the city.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.file().toString())
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "uk-UA")
                .setLocaleConfig("locale", "C.UTF-8")
                // It switches durability off for tests; a city keeps what it was told.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .start();
    }

    private void watch() {
        Orphan.postmaster(folder).ifPresent(process -> {
            var _ = process.onExit().thenRunAsync(this::startAgain, LATER);
        });
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        log.warn("PostgreSQL has fallen; starting it again");
        try {
            postgres.close();
            postgres = start();
            watch();
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL did not start again: {}; its own log is in {}", e.getMessage(), folder.resolve("log"));
            LATER.execute(this::startAgain);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            undisturbed(() -> {
                postgres.close();
                return postgres;
            });
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The library gives up half-way when its thread is interrupted, and Spring interrupts a start that waits when a signal
     * comes; then it would end the application beside a database that is just starting. A wait with a limit it leaves alone.
     */
    private static <T> T undisturbed(Callable<T> work) throws IOException {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().name("postgres").start(task);
        try {
            return task.get(10, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("PostgreSQL is busy for too long", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
