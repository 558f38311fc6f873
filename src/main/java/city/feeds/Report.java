package city.feeds;

import city.alerts.AlertId;
import city.alerts.Kind;
import city.territory.Katottg;
import java.time.Instant;
import java.util.Optional;

/**
 * What one source says of one thing, as of its last valid answer.
 *
 * @param place the hromada for every unit that contains it, so that levels meet; else the unit itself
 * @param alert what was made of it: empty until it is, and again once it was ended while this source was silent
 */
record Report(
        String source, String reference, Kind kind, Katottg unit, Katottg place, Instant since, Optional<Instant> until, Word word, Optional<AlertId> alert) {

    /** Where the source stands. */
    enum Word {
        /** It says so. */
        HOLDS,
        /** One valid answer says that it is over: perhaps a slip. */
        OVER_ONCE,
        /** Two in a row do. */
        OVER,
        /** Its own term ran out and it was not called off, which is no all-clear. */
        UNSAID;

        boolean holds() {
            return switch (this) {
                case HOLDS, OVER_ONCE -> true;
                case OVER, UNSAID -> false;
            };
        }

        Word over() {
            return switch (this) {
                case HOLDS, UNSAID -> OVER_ONCE;
                case OVER_ONCE, OVER -> OVER;
            };
        }
    }

    /** Whatever the source and the level. */
    boolean sameEvent(Report other) {
        return kind.equals(other.kind) && place.equals(other.place);
    }

    /** The next word of a source whose valid answer no longer has it. */
    Word next(Answer.Valid answer, Instant now) {
        if (answer.over().test(reference)) {
            return word.over();
        }
        return word == Word.HOLDS && !until.map(now::isBefore).orElse(false) ? Word.UNSAID : word;
    }
}
