package city.alerts;

import java.time.Instant;

/** Where one alert stands, from the first word written to the last. Nothing published is edited: each step is a new message. */
public sealed interface Life {

    /** Being written; nobody outside the office knows of it. */
    record Draft(Instant openedAt) implements Life {}

    /** Waits for another person. */
    record AwaitingSecondKey(Instant askedAt) implements Life {}

    /** Told to everyone, and it holds. */
    record Published(Instant at) implements Life {}

    /** Told, then changed by a later message, and it holds. */
    record Updated(Instant at) implements Life {}

    /** Said to be over. */
    record Ended(Instant at) implements Life {}

    /** Its time ran out and nobody said that it is over: this is not an all-clear. */
    record Expired(Instant at) implements Life {}

    /** Whether people must still heed it: an expired alert was not called off. */
    default boolean holds() {
        return switch (this) {
            case Published _, Updated _, Expired _ -> true;
            case Draft _, AwaitingSecondKey _, Ended _ -> false;
        };
    }
}
