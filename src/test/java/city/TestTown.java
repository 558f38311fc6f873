package city;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What tests put in place of a city's own machine: one PostgreSQL for the whole run, a database for each application. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTown {

    private static final EmbeddedPostgres POSTGRES = start();
    private static int databases;

    private static EmbeddedPostgres start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "uk-UA")
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("max_connections", "200")
                    .start();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new, empty database on the one server of this run. */
    public static synchronized String newDatabase() {
        var name = "town" + ++databases;
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return POSTGRES.getJdbcUrl("postgres", name);
    }

    /**
     * Runs the story while the server turns everybody away from the database of this pool. Afterwards the pool lends only
     * connections that live: those it has used in the last half second it would not ask whether they do.
     */
    public static void withoutDatabase(HikariDataSource pool, Runnable story) {
        var name = pool.getJdbcUrl().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        tell("alter database " + name + " allow_connections false");
        tell("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        try {
            story.run();
        } finally {
            tell("alter database " + name + " allow_connections true");
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static void tell(String sql) {
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    JdbcConnectionDetails testDatabase() {
        var url = newDatabase();
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

    @Bean
    Cast cast(city.identity.Officials officials, org.springframework.session.SessionRepository<?> sessions, java.time.Clock clock, org.springframework.core.env.Environment settings) {
        return new Cast(new city.identity.StaffRoom(officials, sessions, clock), settings);
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
