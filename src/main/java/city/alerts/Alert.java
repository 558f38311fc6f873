package city.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One alert: what its latest message says, who says so, and whether it still holds. {@code onset} is when the thing itself
 * begins, also after its end was said.
 */
public record Alert(AlertId id, Message latest, Instant openedAt, Instant onset, Instant expiresAt, Optional<Instant> endedAt, List<String> sources) {

    /** How long a planned thing that ran out stays in sight before it is only in the archive. */
    static final Duration LINGERS = Duration.ofHours(3);

    /** What its end means to people: only of a danger is an all-clear given. */
    public enum Ending {
        CLEAR,
        DONE,
        /** Called off before it began. */
        CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How its end is spoken of, said or still to come. */
    public Ending ending() {
        if (endedAt.map(onset::isAfter).orElse(false)) {
            return Ending.CANCELLED;
        }
        return kind().danger() ? Ending.CLEAR : Ending.DONE;
    }

    public Kind kind() {
        return latest.kind();
    }

    public Severity severity() {
        return latest.severity();
    }

    public Life life(Instant now) {
        if (endedAt.isPresent()) {
            return new Life.Ended(endedAt.get());
        }
        if (!now.isBefore(expiresAt)) {
            return new Life.Expired(expiresAt);
        }
        return latest.number() == 1 ? new Life.Published(latest.sentAt()) : new Life.Updated(latest.sentAt());
    }

    /**
     * Whether it belongs on the first screen. An Extreme alert stays until someone says it is over, however long that
     * takes; lesser ones fade some time after their term.
     */
    public boolean current(Instant now) {
        return endedAt.isEmpty() && (severity() == Severity.EXTREME || now.isBefore(expiresAt.plus(LINGERS)));
    }

    /** Announced for later: an outage of tomorrow. */
    public boolean planned(Instant now) {
        return latest.onset().isAfter(now);
    }

    /** A replayed feed, whoever spoke last: it must never look like the real thing. */
    public boolean replayed() {
        return latest.status() == Message.Status.EXERCISE && (latest.fromFeed() || !sources.isEmpty());
    }
}
