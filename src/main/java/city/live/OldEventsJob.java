package city.live;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what no phone will ask for again: a page a week old is loaded anew. */
@Component
class OldEventsJob {

    static final Duration KEEP = Duration.ofDays(7);

    private final Events events;
    private final LiveSettings settings;
    private final Clock clock;

    OldEventsJob(Events events, LiveSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedRate = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        events.forget(clock.instant().minus(KEEP), settings.ring());
    }
}
