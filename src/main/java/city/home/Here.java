package city.home;

import city.alerts.Alert;
import city.alerts.Area;
import city.territory.Unit;
import city.territory.Units;
import java.util.Optional;

/** Whose eyes look at the city: somebody's who named a part of it, or anybody's. {@code live.js} decides the same on the phone. */
record Here(Units units, Optional<Unit> unit) {

    /** How an alert touches the place. */
    enum Reach {
        MINE,
        /** Some streets of this part, and we do not know whether mine is among them. */
        PARTLY,
        ELSEWHERE
    }

    Reach reach(Alert alert) {
        var area = alert.latest().area();
        if (unit.isEmpty()) {
            return area.streets().isEmpty() ? Reach.MINE : Reach.PARTLY;
        }
        if (!inside(area) && !area.units().isEmpty()) {
            return Reach.ELSEWHERE;
        }
        return area.streets().isEmpty() ? Reach.MINE : Reach.PARTLY;
    }

    boolean mine(Alert alert) {
        return reach(alert) == Reach.MINE;
    }

    /** It may be meant for the reader: where a street is not known, nobody may be told that it is calm there. */
    boolean touches(Alert alert) {
        return reach(alert) != Reach.ELSEWHERE;
    }

    private boolean inside(Area area) {
        return area.units().stream().anyMatch(outer -> units.contains(outer, unit.orElseThrow().code()));
    }

    /** Everybody in the city is meant, whatever part of it they are in. */
    boolean everywhere(Alert alert) {
        var area = alert.latest().area();
        return area.streets().isEmpty()
                && area.circle().isEmpty()
                && area.units().stream().anyMatch(outer -> units.contains(outer, units.city().code()));
    }
}
