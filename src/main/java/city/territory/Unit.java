package city.territory;

import city.pack.Text;
import city.pack.Town;
import java.util.Optional;

/** One unit of the codifier: the oblast, the city, a district of it, a village of the hromada. */
public record Unit(Katottg code, Category category, Text name, Optional<Katottg> parent, Optional<Town.Point> point) {

    /** Letters of the codifier. */
    public enum Category {
        /** Oblast. */
        O,
        /** City with special status. */
        K,
        /** Raion. */
        P,
        /** Hromada. */
        H,
        /** City. */
        M,
        /** Settlement (селище). */
        X,
        /** Village. */
        C,
        /** District of a city. */
        B
    }

    /** A district of a city or a settlement: what a resident calls "my part of the city". */
    public boolean local() {
        return switch (category) {
            case B, X, C -> true;
            case O, K, P, H, M -> false;
        };
    }
}
