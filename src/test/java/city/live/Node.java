package city.live;

import city.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One more node on the same database, as small as it gets: what runs in production without the rest of the city. */
final class Node implements AutoCloseable {

    static final Clock NOON = Clock.fixed(TestClock.NOON, ZoneOffset.UTC);

    final Exchange exchange;
    final Line line;
    private final TransactionTemplate transaction;

    Node(JdbcConnectionDetails database, LiveSettings settings) {
        var pool = new DriverManagerDataSource(database.getJdbcUrl(), "postgres", "");
        var events = new Events(JdbcClient.create(pool));
        exchange = new Exchange(events, settings, NOON, database);
        line = new Line(events, exchange, NOON);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        exchange.start();
    }

    static Node on(JdbcConnectionDetails database) {
        return new Node(database, settings(0, 512));
    }

    static LiveSettings settings(int slots, int ring) {
        return new LiveSettings(0, "127.0.0.1", "", "", slots, Duration.ofSeconds(2), ring);
    }

    int port() {
        return line.port();
    }

    long say(String data) {
        return inTransaction(() -> line.say("alert", data));
    }

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(_ -> work.get());
    }

    @Override
    public void close() {
        exchange.stop();
    }
}
