package city.alerts;

import city.identity.Official;
import city.identity.Officials;
import city.identity.Role;
import city.pack.Text;
import city.pack.Town;
import city.territory.Units;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How a message will look on a phone, where it goes, and whether it will need a second key. */
record Preview(Optional<Shown> shown, Map<String, String> errors, List<String> notUnderstood, List<Official> approvers) {

    /** What keeps it from being shown, apart from the place that is still to be chosen; the first of several. */
    Optional<String> trouble() {
        return errors.entrySet().stream()
                .filter(error -> !error.getValue().equals("alerts.compose.error.nowhere"))
                .map(Map.Entry::getValue)
                .findFirst();
    }


    /** What can be shown once the form makes sense. */
    record Shown(Content content, Text place, SecondKey key) {

        boolean needsKey() {
            return switch (key) {
                case SecondKey.NotNeeded _ -> false;
                case SecondKey.Needed _ -> true;
            };
        }

        /** Seconds after which the author may send alone; empty where waiting has no end, or no key is needed. */
        Optional<Long> aloneAfter() {
            return switch (key) {
                case SecondKey.NotNeeded _ -> Optional.empty();
                case SecondKey.Needed(var wait) -> wait.map(java.time.Duration::toSeconds);
            };
        }
    }

    /** Makes previews. */
    @Component
    static class Maker {

        private final Officials officials;
        private final Units units;
        private final Town town;
        private final Clock clock;

        Maker(Officials officials, Units units, Town town, Clock clock) {
            this.officials = officials;
            this.units = units;
            this.town = town;
            this.clock = clock;
        }

        Preview of(Official author, ComposeForm.Reading reading, Optional<Alert> changes) {
            var approvers = officials.with(Role.ALERT_APPROVER).stream().filter(one -> !one.id().equals(author.id())).toList();
            return switch (reading) {
                case ComposeForm.Reading.Unclear(var errors, var streets) -> new Preview(Optional.empty(), errors, streets, approvers);
                case ComposeForm.Reading.Clear(var content) -> new Preview(
                        Optional.of(new Shown(content, content.area().described(units), key(content, changes))), Map.of(), List.of(), approvers);
            };
        }

        private SecondKey key(Content content, Optional<Alert> changes) {
            return changes.map(alert -> SecondKey.toUpdate(alert, content, clock.instant(), units, town)).orElseGet(() -> SecondKey.toOpen(content, units, town));
        }
    }
}
