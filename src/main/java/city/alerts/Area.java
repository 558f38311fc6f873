package city.alerts;

import city.pack.Language;
import city.pack.Text;
import city.pack.Town;
import city.shell.Words;
import city.territory.Houses;
import city.territory.Katottg;
import city.territory.Street;
import city.territory.StreetHouses;
import city.territory.Unit;
import city.territory.Units;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an alert holds: units of the codifier, or single streets with their houses, or a circle. Streets and a circle
 * stand for themselves; the units beside them only say which district they lie in.
 */
public record Area(List<Katottg> units, List<StreetHouses> streets, Optional<Circle> circle) {

    public Area {
        if (units.isEmpty() && streets.isEmpty() && circle.isEmpty()) {
            throw new IllegalArgumentException("an alert without a place warns nobody");
        }
    }

    /** A point and a radius in metres. */
    public record Circle(Town.Point centre, double radius) {
        public Circle {
            if (!(radius > 0 && radius <= 50_000)) {
                throw new IllegalArgumentException("a radius of 1 to 50 000 metres is expected");
            }
        }

        boolean within(Circle other) {
            return metres(centre, other.centre) + radius <= other.radius + 1;
        }
    }

    public static Area of(Katottg unit) {
        return new Area(List.of(unit), List.of(), Optional.empty());
    }

    /** Nothing narrower than units is named. */
    boolean unitsOnly() {
        return streets.isEmpty() && circle.isEmpty();
    }

    /** Whether everyone in the city is meant. */
    boolean everywhere(Units all) {
        return unitsOnly() && units.stream().anyMatch(unit -> all.contains(unit, all.city().code()));
    }

    /** More than one district or settlement, or a wide circle: what the second key guards. */
    boolean broad(Units all, Town town) {
        var wide = circle.map(round -> round.radius() > town.narrowCircle()).orElse(false);
        // A street of the city whose district is not known has the city beside it, and stays one street.
        var whole = streets.isEmpty() && units.stream().anyMatch(unit -> all.find(unit).map(found -> !found.local()).orElse(true));
        return wide || whole || units.size() > 1;
    }

    /**
     * Whether everyone who is in {@code other} is also here. Where that cannot be told, the answer is no: a change that
     * may leave somebody out counts as narrower.
     */
    boolean covers(Area other, Units all) {
        if (unitsOnly()) {
            return other.places().stream().allMatch(inner -> units.stream().anyMatch(outer -> all.contains(outer, inner)))
                    && (other.circle.isEmpty() || everywhere(all));
        }
        if (circle.isPresent()) {
            return other.circle.isPresent() && other.circle.get().within(circle.get()) && units.containsAll(other.units);
        }
        return other.circle.isEmpty() && !other.streets.isEmpty() && other.streets.stream().allMatch(this::hasAllOf);
    }

    /** This place and another together; empty where streets or circles are meant, of which one message holds only one kind. */
    Optional<Area> with(Area other) {
        if (!unitsOnly() || !other.unitsOnly()) {
            return Optional.empty();
        }
        var both = new java.util.LinkedHashSet<>(units);
        both.addAll(other.units);
        return Optional.of(new Area(List.copyOf(both), List.of(), Optional.empty()));
    }

    /** What of this place is no longer named in another. */
    List<Katottg> without(Area other, Units all) {
        return units.stream().filter(unit -> !other.unitsOnly() || other.units.stream().noneMatch(outer -> all.contains(outer, unit))).toList();
    }

    /** Whether somebody may be in both. Where that cannot be told, the answer is yes. */
    boolean meets(Area other, Units all) {
        if (units.isEmpty() || other.units.isEmpty()) {
            return true;
        }
        return units.stream().anyMatch(one -> other.units.stream().anyMatch(two -> all.contains(one, two) || all.contains(two, one)));
    }

    /** The units that together hold the whole area: its own, or those its streets lie in. */
    private Set<Katottg> places() {
        var places = new HashSet<Katottg>();
        if (streets.isEmpty()) {
            places.addAll(units);
        }
        streets.forEach(street -> places.add(street.street().district().orElse(street.street().settlement())));
        return places;
    }

    private boolean hasAllOf(StreetHouses other) {
        return streets.stream()
                .filter(mine -> mine.street().id().equals(other.street().id()))
                .anyMatch(mine -> mine.houses().ranges().isEmpty() || mine.houses().ranges().containsAll(other.houses().ranges()) && !other.houses().ranges().isEmpty());
    }

    /** «Центральний район; вул. Соборна, 1–15, 22»: what CAP calls {@code areaDesc}. */
    public Text described(Units all) {
        return new Text(described(all, Language.UK), described(all, Language.EN));
    }

    private String described(Units all, Language language) {
        var parts = new ArrayList<String>();
        units.forEach(unit -> all.find(unit).map(Unit::name).ifPresent(name -> parts.add(name.in(language))));
        streets.forEach(street -> parts.add(described(street.street(), street.houses(), language)));
        circle.ifPresent(round -> parts.add(Words.say(language, "alerts.area.circle", round.radius() / 1000)));
        return String.join("; ", parts);
    }

    private static String described(Street street, Houses houses, Language language) {
        return street.title(language) + (houses.ranges().isEmpty() ? "" : ", " + houses);
    }

    /** Great-circle distance in metres. */
    static double metres(Town.Point from, Town.Point to) {
        var lat1 = Math.toRadians(from.latitude());
        var lat2 = Math.toRadians(to.latitude());
        var half = Math.pow(Math.sin((lat2 - lat1) / 2), 2)
                + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2), 2);
        return 2 * 6_371_000 * Math.asin(Math.sqrt(half));
    }
}
