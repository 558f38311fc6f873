package city.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Wakes when the database says that something was said, and looks every second in case the bell was not heard.
 * It has a connection of its own: LISTEN lives in the session, and a pool would hand it to somebody else.
 */
final class Doorbell {

    interface Database {
        Connection open() throws SQLException;
    }

    static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Database database;
    private final Consumer<Events> answer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Trouble silence = new Trouble(
            "The live line has lost the database; phones keep what they know, new events wait",
            "The live line has the database back");
    private final Trouble failure = new Trouble(
            "The live line cannot read its log and tries again; phones hear no beat meanwhile", "The live line reads its log again");
    private volatile @Nullable Connection connection;
    private volatile long lastRead = System.nanoTime();
    private Duration pause = FIRST_RETRY;

    /** The answer is given the table on every ring and every look, always by the same thread. */
    Doorbell(Database database, Consumer<Events> answer) {
        this.database = database;
        this.answer = answer;
    }

    void listen() {
        Thread.ofPlatform().name("live-doorbell").daemon().start(this::stay);
    }

    void stop() {
        stopped.countDown();
        var open = connection;
        if (open != null) hangUp(open);
    }

    /** Whether all that was said until so long ago is known here. */
    boolean hasReadWithin(Duration time) {
        return System.nanoTime() - lastRead < time.toNanos();
    }

    /** Nothing may end this thread but the end of the city: without it no phone hears of an alert. */
    private void stay() {
        while (!stopped(Duration.ZERO)) {
            try {
                answerOrTell();
            } catch (Throwable e) {
                // Not even telling succeeded.
                if (stopped(LAST_RETRY)) return;
            }
        }
    }

    private void answerOrTell() {
        try {
            answer();
        } catch (Throwable e) {
            if (stopped(Duration.ZERO)) return;
            pause = silence.lasts() || failure.lasts() ? shorter(pause.multipliedBy(2), LAST_RETRY) : FIRST_RETRY;
            if (e instanceof Error) failure.met(e);
            else silence.met(String.valueOf(e.getMessage()));
            stopped(pause);
        }
    }

    private void answer() throws SQLException {
        try (var open = database.open()) {
            connection = open;
            try (var listen = open.createStatement()) {
                listen.execute("listen " + Events.CHANNEL);
            }
            var events = new Events(JdbcClient.create(new SingleConnectionDataSource(open, true)));
            while (!stopped(Duration.ZERO)) {
                answer.accept(events);
                lastRead = System.nanoTime();
                silence.over();
                failure.over();
                open.unwrap(PGConnection.class).getNotifications((int) LOOK_EVERY.toMillis());
            }
        } finally {
            connection = null;
        }
    }

    private boolean stopped(Duration within) {
        try {
            return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void hangUp(Connection open) {
        try {
            open.abort(Runnable::run);
        } catch (SQLException e) {
            // It was dead already, which is all we wanted.
        }
    }
}
