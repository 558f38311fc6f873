package city.alerts;

import city.pack.Language;
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

    /** When it runs out if nobody prolongs it. */
    Instant until(Instant now) {
        return onset.filter(start -> start.isAfter(now)).orElse(now).plus(lasts);
    }

    /** The language whose words are still those of the template while the other's were rewritten: its readers learn less. */
    Optional<Language> leftBehind() {
        var uk = wording.uk().equals(kind.wording().uk());
        var en = wording.en().equals(kind.wording().en());
        return uk == en ? Optional.empty() : Optional.of(uk ? Language.UK : Language.EN);
    }

    /** The same, in another place and for another time. */
    Content at(Area elsewhere, Duration term) {
        return new Content(kind, severity, elsewhere, wording, cause, onset, term, drill);
    }

    /** The words are not those of the template. */
    boolean handWritten() {
        return !wording.equals(kind.wording());
    }
}
