package city.feeds;

import city.alerts.Kinds;
import city.pack.Pack;
import city.pack.PackMistake;
import city.pack.Town;
import city.territory.Units;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The sources this city listens to: those it has a token for or, in demo, samples of them that are played in a loop. */
@Component
@EnableConfigurationProperties(FeedSettings.class)
class Feeds {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final List<Feed> all;

    Feeds(Pack pack, Town town, Units units, Kinds kinds, Clock clock, FeedSettings settings) {
        all = pack.demo() ? replayed(pack, town, kinds, clock) : asked(town, units, kinds, clock, settings);
    }

    List<Feed> all() {
        return all;
    }

    private static List<Feed> asked(Town town, Units units, Kinds kinds, Clock clock, FeedSettings settings) {
        var wire = new Wire(PATIENCE, clock);
        var feeds = new ArrayList<Feed>();
        if (!settings.alertsInUaToken().isEmpty()) {
            feeds.add(new AlertsInUa(wire, settings.alertsInUaAddress(), settings.alertsInUaToken(), dictionary(AlertsInUa.NAME, town, kinds)));
        }
        if (!settings.ukrainealarmToken().isEmpty()) {
            feeds.add(new Ukrainealarm(wire, settings.ukrainealarmAddress(), settings.ukrainealarmToken(), dictionary(Ukrainealarm.NAME, town, kinds)));
        }
        settings.capFeeds().forEach((name, address) -> feeds.add(new CapFeed(name, wire, address, new CapMeaning(name, town, units, kinds), clock)));
        return List.copyOf(feeds);
    }

    /** Nothing leaves the machine in demo: the adapters only read. */
    private static List<Feed> replayed(Pack pack, Town town, Kinds kinds, Clock clock) {
        return Stream.of(
                        Dictionary.of(AlertsInUa.NAME, town, kinds).flatMap(words -> Replay.of(AlertsInUa.NAME, pack, json -> AlertsInUa.read(json, words), clock)),
                        Dictionary.of(Ukrainealarm.NAME, town, kinds).flatMap(words -> Replay.of(Ukrainealarm.NAME, pack, json -> Ukrainealarm.read(json, words), clock)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Dictionary dictionary(String feed, Town town, Kinds kinds) {
        return Dictionary.of(feed, town, kinds)
                .orElseThrow(() -> new PackMistake("city.yml", 1, "feeds: the ids of the city in " + feed + " are expected, since there is a token for it"));
    }
}
