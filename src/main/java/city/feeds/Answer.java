package city.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What asking a source came to. Only a valid answer can end anything; the rest count as silence. */
sealed interface Answer {

    /** The same answer, to be asked for with this from now on. */
    default Answer validatedBy(Optional<String> validator) {
        return this instanceof Valid(var reports, var over, var unknown, var asOf, _) ? new Valid(reports, over, unknown, asOf, validator) : this;
    }

    /**
     * A whole answer.
     *
     * @param over whether a thing that is no longer reported is thereby over, by its {@link Reported#reference()}
     * @param unknown what is reported at our places and no kind of this city is called
     * @param asOf when the source itself was last brought up to date, if it says so
     * @param validator what to ask with next time, so that nothing new needs no words
     */
    record Valid(List<Reported> reports, Predicate<String> over, Set<String> unknown, Optional<Instant> asOf, Optional<String> validator)
            implements Answer {

        private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

        /** Somewhere in the country an alert begins or ends more often than that. */
        private static final Duration STALE = Duration.ofMinutes(30);

        /** No source of air-raid alerts is older than the war they are about. */
        private static final Instant EARLIEST = Instant.parse("2022-02-01T00:00:00Z");

        boolean has(Report report) {
            return reports.stream().anyMatch(reported -> reported.is(report));
        }

        /** Why its times cannot be believed, if so. {@code before} is the {@code asOf} of the last answer that could. */
        Optional<String> flaw(Instant now, Optional<Instant> before) {
            var latest = now.plus(CLOCKS_DIFFER);
            return Stream.concat(reports.stream().map(Reported::since), asOf.stream())
                    .filter(time -> time.isBefore(EARLIEST) || time.isAfter(latest))
                    .map(time -> "a time that cannot be: " + time)
                    .findFirst()
                    .or(() -> asOf.filter(time -> time.isBefore(now.minus(STALE))).map(time -> "stale, as of " + time))
                    .or(() -> asOf.filter(time -> before.filter(time::isBefore).isPresent()).map(time -> "older than the answer before, as of " + time));
        }
    }

    /** The same as the last valid answer (304): what is reported lasts, and nothing comes nearer to its end. */
    record Unchanged() implements Answer {}

    /** Asked not to ask so often, or not now. */
    record Refused(String reason, Optional<Duration> retryAfter) implements Answer {}

    /** No answer, or one that cannot be understood to the last letter. */
    record Bad(String reason) implements Answer {}
}
