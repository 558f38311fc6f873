package city.feeds;

import city.alerts.Sources;
import city.feeds.Turns.Turn;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks every source for as long as the application lives, each on a thread of its own. */
@Component
class Watch {

    /** Five turns without a valid answer. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(75);

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final Turns turns;
    private final Hearing hearing;
    private final Sources sources;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private List<Thread> loops = List.of();

    Watch(Feeds feeds, Turns turns, Hearing hearing, Sources sources) {
        this.feeds = feeds;
        this.turns = turns;
        this.hearing = hearing;
        this.sources = sources;
    }

    /** Not before the city is open: the demo lays out its own alerts first. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        expect(feeds.all());
        loops = feeds.all().stream().map(feed -> Thread.ofVirtual().name("feed-" + feed.name()).start(() -> stay(feed))).toList();
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        loops.forEach(Thread::interrupt);
    }

    void expect(List<Feed> expected) {
        turns.expect(expected.stream().map(Feed::name).toList());
        sources.expect(expected.stream().collect(Collectors.toMap(Feed::name, _ -> SILENT_AFTER)));
    }

    /** Asks once if it is our turn. What happened is told when it begins and when it is over, not each time. */
    void turn(Feed feed) {
        turns.begin(feed.name()).ifPresent(turn -> {
            switch (hearing.hear(turn, answer(feed, turn))) {
                case Hearing.Heard.Well _ when !turn.first() -> log.info("{} answers again", feed.name());
                case Hearing.Heard.Trouble(var reason) when turn.first() -> log.warn("{} gives no valid answer, which ends nothing: {}", feed.name(), reason);
                case Hearing.Heard.Well _, Hearing.Heard.Trouble _, Hearing.Heard.TooLate _ -> {}
            }
        });
    }

    private static Answer answer(Feed feed, Turn turn) {
        try {
            return feed.ask(turn.validator());
        } catch (RuntimeException e) {
            // Its words may hold the token, and the reason is shown.
            log.debug("{} was not understood", feed.name(), e);
            return new Answer.Bad("not understood: " + e.getClass().getSimpleName());
        }
    }

    private void stay(Feed feed) {
        var lost = false;
        while (!stoppedWithin(LOOK_EVERY)) {
            try {
                turn(feed);
                lost = false;
            } catch (RuntimeException e) {
                // Mostly the database, which others tell of; whatever it is, the source must not be lost for ever.
                if (!lost && stopped.getCount() > 0) {
                    log.warn("What {} says cannot be taken: {}", feed.name(), e.getMessage());
                }
                lost = true;
            }
        }
    }

    private boolean stoppedWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
