package city.feeds;

import city.alerts.Kind;
import city.territory.Katottg;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing a source reports of our places.
 *
 * @param reference the message that says so, empty where the source has only a list
 * @param until its own term, if the source sets one
 */
record Reported(String reference, Kind kind, Katottg unit, Instant since, Optional<Instant> until) {

    /** In a list that tells everything: no message, no term. */
    static Reported listed(Kind kind, Katottg unit, Instant since) {
        return new Reported("", kind, unit, since, Optional.empty());
    }

    boolean is(Report report) {
        return reference.equals(report.reference()) && kind.equals(report.kind()) && unit.equals(report.unit());
    }
}
