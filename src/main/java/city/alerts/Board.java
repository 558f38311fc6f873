package city.alerts;

import city.live.Line;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What holds right now, in memory: the first screen and the feeds are read by everyone at once just when something
 * happens, and must go on with their age shown while the database is away.
 */
@Component
public class Board {

    private static final Logger log = LoggerFactory.getLogger(Board.class);

    private final Alerts alerts;
    private final Sources sources;
    private final Line line;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Now now = new Now(0, 0, Instant.EPOCH, List.of(), List.of(), List.of());
    private volatile boolean away;

    Board(Alerts alerts, Sources sources, Line line, Clock clock) {
        this.alerts = alerts;
        this.sources = sources;
        this.line = line;
        this.clock = clock;
        line.onNews(this::refresh);
    }

    /**
     * One reading of the state. {@code version} grows when anything a reader could see has changed; {@code lastEvent}
     * is where the line is to be taken up so that nothing is missed; {@code readAt} is its age.
     */
    public record Now(long version, long lastEvent, Instant readAt, List<Alert> alerts, List<Alert> ended, List<Sources.Source> sources) {

        /** Never read yet: nothing is known, which is not the same as nothing happens. */
        public boolean known() {
            return !readAt.equals(Instant.EPOCH);
        }

        /** The feeds that would report an air raid. Another, such as one of weather, says nothing by its silence about one. */
        public List<Sources.Source> alarms() {
            return sources.stream().filter(Sources.Source::alarms).toList();
        }

        /** Whether some official feed of air-raid alerts is heard. */
        public boolean heard(Instant at) {
            return alarms().stream().anyMatch(source -> source.fresh(at));
        }

        private boolean sameAs(List<Alert> alerts, List<Alert> ended, List<Sources.Source> sources, Instant at) {
            return this.alerts.equals(alerts) && this.ended.equals(ended)
                    && this.sources.stream().map(source -> source.name() + source.fresh(readAt) + source.muted()).toList()
                            .equals(sources.stream().map(source -> source.name() + source.fresh(at) + source.muted()).toList())
                    && Objects.equals(lives(this.alerts, readAt), lives(alerts, at));
        }

        /** A term that runs out changes what people see without any new message. */
        private static List<?> lives(List<Alert> alerts, Instant at) {
            return alerts.stream().map(alert -> List.of(alert.life(at), alert.planned(at))).toList();
        }
    }

    public Now now() {
        return now;
    }

    /**
     * Read anew by every piece of news, and each second for terms that run out and for a doorbell that was not heard. At
     * a fixed rate, because Spring runs all fixed delays on one thread and a slow letter must not age the board.
     */
    @Scheduled(fixedRate = 1000)
    void tick() {
        if (!reading.isLocked()) {
            refresh();
        }
    }

    /** What is read now holds all that was committed before the call. */
    void refresh() {
        reading.lock();
        try {
            // The line is asked first: what is said while we read comes twice rather than never.
            var lastEvent = line.latest();
            var at = clock.instant();
            var holding = alerts.current();
            var ended = alerts.endedWithin(Over.SHOWN);
            var heard = sources.all();
            var same = now.known() && now.sameAs(holding, ended, heard, at);
            now = new Now(same ? now.version() : now.version() + 1, lastEvent, at, holding, ended, heard);
            said(false);
        } catch (org.springframework.dao.DataAccessException | TransactionException e) {
            said(true);
            log.debug("the board could not be read", e);
        } finally {
            reading.unlock();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        refresh();
    }

    private void said(boolean nowAway) {
        if (nowAway != away) {
            away = nowAway;
            log.warn(away ? "The database does not answer; pages go on from memory and say how old it is" : "The database answers again");
        }
    }
}
