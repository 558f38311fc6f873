package city.feeds;

import city.alerts.Kind;
import city.alerts.Kinds;
import city.alerts.Severity;
import city.feeds.CapMessage.Info;
import city.feeds.CapMessage.Place;
import city.pack.Town;
import city.territory.Katottg;
import city.territory.Unit;
import city.territory.Units;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What messages of one CAP source mean here: which of them speak of this city, and of which kind of ours. */
record CapMeaning(String feed, Town town, Units units, Kinds kinds) {

    /** The name under which the pack says what a CAP category that nothing else explains stands for. */
    private static final String ANY_CAP = "cap";

    /** Only what is called off is over: that a message is no longer listed, or has expired, says nothing. */
    Answer read(List<CapMessage> messages, Instant now) {
        var superseded = messages.stream().flatMap(message -> message.supersedes(now)).collect(Collectors.toSet());
        var unknown = new TreeSet<String>();
        var reports = messages.stream()
                .filter(message -> message.warns() && !superseded.contains(message.reference()))
                .flatMap(message -> reports(message, now, unknown))
                .distinct()
                .toList();
        return new Answer.Valid(reports, superseded::contains, unknown, Optional.empty(), Optional.empty());
    }

    private Stream<Reported> reports(CapMessage message, Instant now, Set<String> unknown) {
        var here = message.infos().stream().filter(info -> holds(info, now) && !units(info).isEmpty()).toList();
        var reports = here.stream().flatMap(info -> kind(info).stream().flatMap(kind -> reports(message, info, kind, now))).toList();
        if (reports.isEmpty()) {
            // The same message comes in several languages: one that is understood is enough.
            here.forEach(info -> unknown.add(info.event()));
        }
        return reports.stream();
    }

    private Stream<Reported> reports(CapMessage message, Info info, Kind kind, Instant now) {
        var until = info.expires().orElse(message.sent().plus(kind.expires()));
        return now.isBefore(until)
                ? units(info).stream().map(unit -> new Reported(message.reference(), kind, unit, message.sent(), Optional.of(until)))
                : Stream.of();
    }

    private static boolean holds(Info info, Instant now) {
        return !info.over() && !info.uncertain() && info.inEffect(now) && info.expires().map(now::isBefore).orElse(true);
    }

    // ——— which kind ———

    /**
     * Our own code first, then a name that the pack or a kind of ours has. A category alone is enough only where the pack
     * says so and the message is at least as severe as the kind: wrong advice is worse than none.
     */
    Optional<Kind> kind(Info info) {
        return info.codes().stream().filter(code -> code.vocabulary().equals("city:kind")).findFirst().flatMap(code -> kinds.find(code.value()))
                .or(() -> Stream.concat(Stream.of(info.event()), info.codes().stream().map(CapMessage.Code::value))
                        .flatMap(name -> kinds.called(feed, name).stream())
                        .findFirst())
                .or(() -> kinds.named(info.event()))
                .or(() -> info.categories().stream()
                        .flatMap(category -> kinds.called(ANY_CAP, category).stream())
                        .filter(kind -> severity(info).map(severity -> !kind.severity().worseThan(severity)).orElse(false))
                        .findFirst())
                .filter(kind -> kind.response() != Kind.Response.ALLCLEAR);
    }

    private static Optional<Severity> severity(Info info) {
        return Arrays.stream(Severity.values()).filter(severity -> severity.cap().equals(info.severity())).findFirst();
    }

    // ——— which place ———

    /** The broadest units of ours that are meant; none if the message is not for us. */
    Set<Katottg> units(Info info) {
        var all = info.places().stream().flatMap(this::units).collect(Collectors.toCollection(HashSet::new));
        return all.stream()
                .filter(unit -> all.stream().noneMatch(other -> !other.equals(unit) && units.contains(other, unit)))
                .collect(Collectors.toSet());
    }

    /** Codes decide where there are any, then shapes, then the name. */
    private Stream<Katottg> units(Place place) {
        if (!place.katottg().isEmpty()) {
            return place.katottg().stream().filter(code -> code.matches("UA\\d{17}")).map(Katottg::new).filter(this::ours);
        }
        if (!place.polygons().isEmpty() || !place.circles().isEmpty()) {
            return covers(place) ? Stream.of(Katottg.valueOf(town.katottg())) : Stream.of();
        }
        return Stream.of(town.oblast(), town.raion(), town.hromada(), town.katottg())
                .map(Katottg::valueOf)
                .filter(code -> units.find(code).map(unit -> called(unit, place.description())).orElse(false));
    }

    private boolean ours(Katottg unit) {
        var hromada = Katottg.valueOf(town.hromada());
        return units.find(unit).isPresent() && (units.contains(unit, hromada) || units.contains(hromada, unit));
    }

    private static boolean called(Unit unit, String name) {
        return name.equalsIgnoreCase(unit.name().uk()) || name.equalsIgnoreCase(unit.name().en());
    }

    private boolean covers(Place place) {
        return place.polygons().stream().anyMatch(polygon -> inside(polygon, town.centre()))
                || place.circles().stream().anyMatch(circle -> kilometres(circle.centre(), town.centre()) <= circle.kilometres());
    }

    /** A ray to the east crosses the border an odd number of times. */
    private static boolean inside(List<Town.Point> polygon, Town.Point point) {
        var inside = false;
        for (int i = 0, before = polygon.size() - 1; i < polygon.size(); before = i++) {
            var a = polygon.get(i);
            var b = polygon.get(before);
            if (a.latitude() > point.latitude() != b.latitude() > point.latitude()) {
                var crossing = a.longitude() + (point.latitude() - a.latitude()) / (b.latitude() - a.latitude()) * (b.longitude() - a.longitude());
                inside ^= point.longitude() < crossing;
            }
        }
        return inside;
    }

    /** On a plane: exact enough for a circle that is drawn around a city. */
    private static double kilometres(Town.Point a, Town.Point b) {
        var north = (a.latitude() - b.latitude()) * 111.3;
        var east = (a.longitude() - b.longitude()) * 111.3 * Math.cos(Math.toRadians(b.latitude()));
        return Math.hypot(north, east);
    }
}
