package city.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ukrainealarm: regions of the country with their alerts, with a key of one's own. It says nothing of its own age. */
final class Ukrainealarm implements Feed {

    static final String NAME = "ukrainealarm";

    private final Wire wire;
    private final URI address;
    private final String key;
    private final Dictionary dictionary;

    Ukrainealarm(Wire wire, URI address, String key, Dictionary dictionary) {
        this.wire = wire;
        this.address = address;
        this.key = key;
        this.dictionary = dictionary;
    }

    private record Region(String regionId, List<Active> activeAlerts) {}

    private record Active(String regionId, String type, Instant lastUpdate) {
        Dictionary.Line line() {
            return new Dictionary.Line(regionId, type, lastUpdate);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer ask(Optional<String> validator) {
        return switch (wire.get(address, Map.of("Authorization", key, "Accept", "application/json"))) {
            case Wire.Reply.Nothing nothing -> nothing.answer();
            case Wire.Reply.Body body when !body.type().contains("json") -> new Answer.Bad("JSON expected, got " + body.type());
            case Wire.Reply.Body body -> read(body.bytes(), dictionary);
        };
    }

    static Answer read(byte[] json, Dictionary dictionary) {
        return StrictJson.read(json, Region[].class, regions -> dictionary.read(
                Arrays.stream(regions).flatMap(region -> region.activeAlerts().stream()).map(Active::line).toList(), Optional.empty()));
    }
}
