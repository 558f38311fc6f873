package city.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Joins the ends: what the doorbell brings goes into memory, to every phone, and to the ears of this process. */
@Component
@EnableConfigurationProperties(LiveSettings.class)
class Exchange implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final int AT_ONCE = 500;
    private static final int FROM_TABLE = 300;

    /** Long enough to take a database's restart for nothing, short beside the 45 seconds after which a page says so. */
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final Events events;
    private final LiveSettings settings;
    private final Clock clock;
    private final Doorbell doorbell;
    private final List<Runnable> ears = new CopyOnWriteArrayList<>();
    private final AtomicBoolean earsCalled = new AtomicBoolean();
    private final ExecutorService earThread = threads("live-ears-", 1);
    private final ExecutorService tableThreads = threads("live-table-", 4);
    private volatile Past past = Past.NOTHING;
    private volatile @Nullable Edge edge;

    Exchange(Events events, LiveSettings settings, Clock clock, JdbcConnectionDetails database) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        this.doorbell = new Doorbell(() -> direct(database), this::look);
    }

    @Override
    public void start() {
        past = Past.of(events.newest(settings.ring()));
        var open = new Edge(settings, past, this::fromTable, () -> doorbell.hasReadWithin(LATELY), clock);
        edge = open;
        LOG.info("The live line is open on port {}", open.port());
        doorbell.listen();
    }

    @Override
    public void stop() {
        doorbell.stop();
        var open = edge;
        edge = null;
        if (open != null) open.close();
        earThread.shutdown();
        tableThreads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return edge != null;
    }

    long latest() {
        return past.latest();
    }

    void onNews(Runnable ear) {
        ears.add(ear);
    }

    int listeners() {
        var open = edge;
        return open == null ? 0 : open.listeners();
    }

    int port() {
        var open = edge;
        return open == null ? settings.port() : open.port();
    }

    /** The event heard last is read again: if it is gone, the table was put back to an older state and we begin anew. */
    private void look(Events table) {
        var latest = past.latest();
        var found = table.from(latest, AT_ONCE);
        if (latest > 0 && (found.isEmpty() || found.getFirst().id() != latest)) {
            startOver(Past.of(table.newest(settings.ring())));
            return;
        }
        var fresh = found.stream().filter(event -> event.id() > latest).map(Frame::of).toList();
        if (!fresh.isEmpty()) hear(fresh);
        if (found.size() == AT_ONCE) look(table);
    }

    private void hear(List<Frame> fresh) {
        past = past.with(fresh, settings.ring());
        var open = edge;
        if (open != null) open.tell(past, fresh);
        callEars();
    }

    private void startOver(Past known) {
        LOG.warn("The log of the live line went back from {} to {}; pages are asked to reload", latest(), known.latest());
        past = known;
        var open = edge;
        if (open != null) open.startOver(known);
        callEars();
    }

    private void callEars() {
        if (earsCalled.compareAndSet(false, true)) {
            earThread.execute(() -> {
                earsCalled.set(false);
                ears.forEach(Exchange::call);
            });
        }
    }

    private static void call(Runnable ear) {
        try {
            ear.run();
        } catch (RuntimeException e) {
            LOG.warn("An ear of the live line failed; it is called again with the next news", e);
        }
    }

    private CompletionStage<Past> fromTable(long id) {
        try {
            return CompletableFuture.supplyAsync(() -> Past.of(events.from(id, FROM_TABLE)), tableThreads)
                    .exceptionally(_ -> Past.UNKNOWN);
        } catch (RejectedExecutionException tooManyAsk) {
            return CompletableFuture.completedFuture(Past.UNKNOWN);
        }
    }

    /** Past the pool, and with an end to every wait: a database that stopped answering is a lost one. */
    private static Connection direct(JdbcConnectionDetails database) throws SQLException {
        var settings = new Properties();
        PGProperty.USER.set(settings, database.getUsername());
        PGProperty.PASSWORD.set(settings, database.getPassword());
        PGProperty.CONNECT_TIMEOUT.set(settings, 5);
        PGProperty.SOCKET_TIMEOUT.set(settings, 5);
        PGProperty.APPLICATION_NAME.set(settings, "live");
        return DriverManager.getConnection(database.getJdbcUrl(), settings);
    }

    private static ExecutorService threads(String name, int most) {
        var threads = new ThreadPoolExecutor(
                most,
                most,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(1_000),
                Thread.ofVirtual().name(name, 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
