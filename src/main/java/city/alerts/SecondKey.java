package city.alerts;

import city.pack.Town;
import city.territory.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether another person must agree before a message goes out. The second key guards breadth, not danger: a ready
 * warning for one district goes at once. Calling danger off is guarded without a time-out, because there waiting is the
 * safe side.
 */
sealed interface SecondKey {

    /** It goes at once. */
    record NotNeeded() implements SecondKey {}

    /** Another person must agree; after {@code aloneAfter} the author may send alone with a reason, or never if empty. */
    record Needed(Optional<Duration> aloneAfter) implements SecondKey {}

    /** For a new alert: hand-written or broad, and Extreme. */
    static SecondKey toOpen(Content content, Units units, Town town) {
        var guarded = content.severity() == Severity.EXTREME && (content.handWritten() || content.area().broad(units, town));
        return guarded ? new Needed(content.kind().secondKeyWait()) : new NotNeeded();
    }

    /**
     * For a change of an Extreme alert that lessens it: in severity, place or time. For anyone it may no longer reach it
     * is an all-clear, and so may be words of one's own.
     */
    static SecondKey toUpdate(Alert before, Content content, Instant now, Units units, Town town) {
        var lessens = before.severity() == Severity.EXTREME
                && (before.severity().worseThan(content.severity())
                        || !content.area().covers(before.latest().area(), units)
                        || content.onset().map(onset -> onset.isAfter(now)).orElse(false)
                        || now.plus(content.lasts()).isBefore(before.expiresAt())
                        || content.handWritten());
        return lessens ? new Needed(Optional.empty()) : toOpen(content, units, town);
    }

    /** For the all-clear of an alert that was ever Extreme. Lesser ones are ended by whoever watches them. */
    static SecondKey toEnd(List<Message> said) {
        var extreme = said.stream().anyMatch(message -> message.severity() == Severity.EXTREME);
        return extreme ? new Needed(Optional.empty()) : new NotNeeded();
    }
}
