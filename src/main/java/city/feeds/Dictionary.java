package city.feeds;

import city.alerts.Kinds;
import city.pack.Town;
import city.territory.Katottg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the names of one source mean here: its ids of our places, its words for our kinds. */
record Dictionary(String feed, Map<String, Katottg> places, Kinds kinds) {

    /** Empty for a source that does not know this city. */
    static Optional<Dictionary> of(String feed, Town town, Kinds kinds) {
        return Optional.ofNullable(town.feeds().get(feed)).map(ids -> new Dictionary(
                feed,
                Map.of(
                        ids.oblast(), Katottg.valueOf(town.oblast()),
                        ids.raion(), Katottg.valueOf(town.raion()),
                        ids.hromada(), Katottg.valueOf(town.hromada())),
                kinds));
    }

    /** One line of a list, in the words of the source. */
    record Line(String region, String kind, Instant since) {}

    /**
     * A list of everything that holds in the whole country. One with nothing in it is a broken list, not peace: the east
     * has been under an alert since 2022, and the mistake would be an all-clear.
     */
    Answer read(List<Line> country, Optional<Instant> asOf) {
        if (country.isEmpty()) {
            return new Answer.Bad("a list without one alert in the whole country");
        }
        var reports = new ArrayList<Reported>();
        var unknown = new TreeSet<String>();
        for (var line : country) {
            var unit = places.get(line.region());
            if (unit != null) {
                kinds.called(feed, line.kind()).ifPresentOrElse(
                        kind -> reports.add(Reported.listed(kind, unit, line.since())), () -> unknown.add(line.kind()));
            }
        }
        return new Answer.Valid(reports, _ -> true, unknown, asOf, Optional.empty());
    }
}
