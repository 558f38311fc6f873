package city.ground;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * PostgreSQL inside the application, for whoever has none: durable, on loopback, kept in the data folder. Production
 * names a database in {@code CITY_DATABASE_URL} and this class stays out of the way.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class OwnDatabase {

    private static final Logger log = LoggerFactory.getLogger(OwnDatabase.class);

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres(@Value("${city.data}") Path data) throws IOException {
        var cluster = data.toAbsolutePath().resolve("postgres");
        Files.createDirectories(cluster);
        endOrphan(cluster);
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(data.toAbsolutePath().resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "uk-UA")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                // The library switches durability off for tests; a city keeps what it was told.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    @Bean
    JdbcConnectionDetails ownConnection(EmbeddedPostgres postgres) {
        var url = postgres.getJdbcUrl("postgres", "postgres");
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    /** kill -9 of the application leaves its postmaster behind, holding the folder: it is asked to stop first. */
    private static void endOrphan(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.size() > 1 && Path.of(lines.get(1)).equals(cluster)) {
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                    .ifPresent(OwnDatabase::end);
        }
        // A number left by a machine that lost power may belong to somebody else now; PostgreSQL would refuse to start.
        Files.deleteIfExists(pidFile);
    }

    private static void end(ProcessHandle postmaster) {
        log.info("The last run left its database running; stopping it first");
        postmaster.destroy();
        try {
            postmaster.onExit().get(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        }
    }
}
