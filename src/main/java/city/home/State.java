package city.home;

import city.alerts.Alert;
import city.alerts.Board;
import city.alerts.Severity;
import city.alerts.Sources.Source;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What the strip at the top says. Calm is only said where an official source is heard; silence never is an all-clear. */
sealed interface State {

    /**
     * The worst that holds here or in some streets of this part, of those that are severe or worse; it may have run out
     * without being called off.
     */
    record Danger(Alert alert) implements State {}

    /** A replayed feed says so: drawn grey, and nobody needs to do anything. */
    record Drill(Alert alert) implements State {}

    /** No source of air-raid alerts is set up. */
    record Unheard() implements State {}

    /** Sources are set up and none is heard, or the duty officer switched them off. */
    record Silent(Optional<Instant> since, boolean muted) implements State {}

    /** The city has not read its own state yet. */
    record Unread() implements State {}

    /** An official source is heard and reports nothing; {@code over} is what has just been called off. */
    record Calm(Optional<Alert> over) implements State {}

    static State of(Board.Now now, Instant at, Here here) {
        if (!now.known()) {
            return new Unread();
        }
        var grave = now.alerts().stream()
                .filter(alert -> !Severity.SEVERE.worseThan(alert.severity()) && !alert.planned(at) && here.touches(alert))
                .sorted(Comparator.comparing(Alert::severity)
                        .thenComparing(alert -> !at.isBefore(alert.expiresAt()))
                        .thenComparing(here::reach)
                        .thenComparing(alert -> here.unit().isEmpty() && !here.everywhere(alert))
                        .thenComparing(Alert::openedAt, Comparator.reverseOrder()))
                .toList();
        var real = grave.stream().filter(alert -> !alert.replayed()).findFirst();
        if (real.isPresent()) {
            return new Danger(real.get());
        }
        if (!grave.isEmpty()) {
            return new Drill(grave.getFirst());
        }
        if (now.alarms().isEmpty()) {
            return new Unheard();
        }
        if (!now.heard(at)) {
            var listened = now.alarms().stream().filter(source -> !source.muted()).toList();
            return new Silent(
                    listened.stream().map(Source::answeredAt).flatMap(Optional::stream).max(Comparator.naturalOrder()),
                    listened.isEmpty());
        }
        return new Calm(now.ended().stream()
                .filter(alert -> !Severity.SEVERE.worseThan(alert.kind().severity()) && alert.ending() == Alert.Ending.CLEAR && !alert.replayed() && here.mine(alert))
                .findFirst());
    }
}
