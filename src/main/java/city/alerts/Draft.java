package city.alerts;

import city.identity.OfficialId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A message that is not out yet: who writes it, what for, and what it still waits for. */
record Draft(UUID id, OfficialId author, Purpose purpose, Content content, Instant openedAt, Optional<Instant> askedAt, Optional<Instant> aloneFrom) {

    /** What the message will do. */
    sealed interface Purpose {
        /** A new alert. */
        record Open() implements Purpose {}

        /** A later message about an alert that holds. */
        record Update(AlertId alert) implements Purpose {}

        /** The all-clear, or the end of a lesser thing. */
        record End(AlertId alert) implements Purpose {}

        /** What it is called. */
        default String words() {
            return switch (this) {
                case Open _ -> "alerts.draft.open";
                case Update _ -> "alerts.draft.update";
                case End _ -> "alerts.draft.end";
            };
        }
    }

    /** The alert it changes or ends; none for a new one. */
    Optional<AlertId> about() {
        return switch (purpose) {
            case Purpose.Open _ -> Optional.empty();
            case Purpose.Update(var alert) -> Optional.of(alert);
            case Purpose.End(var alert) -> Optional.of(alert);
        };
    }

    Life life() {
        return askedAt.<Life>map(Life.AwaitingSecondKey::new).orElseGet(() -> new Life.Draft(openedAt));
    }

    /** Whether the author may by now send it without the second key, saying why. */
    boolean mayGoAlone(Instant now) {
        return aloneFrom.map(from -> !now.isBefore(from)).orElse(false);
    }
}
