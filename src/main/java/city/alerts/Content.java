package city.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a message is going to say, before it is decided that it may be said. */
record Content(
        Kind kind, Severity severity, Area area, Wording wording, Optional<Cause> cause, Optional<Instant> onset, Duration lasts, boolean drill) {

    /** Longest time an alert may be announced for. */
    static final Duration LONGEST = Duration.ofDays(31);

    Content {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an alert lasts longer than nothing and at most a month");
        }
    }

    /** The words are not those of the template. */
    boolean handWritten() {
        return !wording.equals(kind.wording());
    }
}
