package city.feeds;

import city.pack.Pack;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sample of a source, played in a loop as if it were now, for a newcomer to see life. The bytes go through the very
 * adapter that reads the real source; the scenes of {@code feeds/scenes.yml} say what the source leaves out, and when.
 */
final class Replay implements Feed {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss Z", Locale.ROOT);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}");

    private final String name;
    private final String sample;
    private final List<Scene> scenes;
    private final Function<byte[], Answer> adapter;
    private final Clock clock;
    private final Instant begun;

    private Replay(String name, String sample, List<Scene> scenes, Function<byte[], Answer> adapter, Clock clock) {
        this.name = name;
        this.sample = sample;
        this.scenes = scenes;
        this.adapter = adapter;
        this.clock = clock;
        this.begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** How long it is so, and which kinds each source leaves out meanwhile, in its own words. */
    record Scene(Duration lasts, Map<String, Set<String>> without) {}

    /** Empty if the pack has no sample of this source. */
    static Optional<Feed> of(String name, Pack pack, Function<byte[], Answer> adapter, Clock clock) {
        var scenes = pack.invented("feeds/scenes.yml", Scene.class);
        return pack.file("feeds/" + name + ".json")
                .filter(_ -> !scenes.isEmpty())
                .map(sample -> new Replay(name, new String(sample, StandardCharsets.UTF_8), scenes, adapter, clock));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(Optional<String> validator) {
        var age = Duration.between(begun, clock.instant());
        var length = scenes.stream().map(Scene::lasts).reduce(Duration.ZERO, Duration::plus);
        var loop = length.multipliedBy(age.dividedBy(length));
        return adapter.apply(at(begun.plus(loop), without(age.minus(loop))));
    }

    private Set<String> without(Duration into) {
        var left = into;
        for (var scene : scenes) {
            left = left.minus(scene.lasts());
            if (left.isNegative()) {
                return scene.without().getOrDefault(name, Set.of());
            }
        }
        throw new IllegalStateException("the loop is longer than its scenes");
    }

    /** The sample with its newest time at {@code now}, the others as long before it as they were, and some kinds left out. */
    private byte[] at(Instant now, Set<String> without) {
        var newest = TIME.matcher(sample).results().map(Replay::time).max(Comparator.naturalOrder()).orElse(now);
        var shift = Duration.between(newest, now);
        var shifted = TIME.matcher(sample).replaceAll(found -> written(found, time(found).plus(shift)));
        var json = JSON.readTree(shifted);
        leaveOut(json, without);
        return JSON.writeValueAsBytes(json);
    }

    private static Instant time(MatchResult found) {
        return slashed(found) ? OffsetDateTime.parse(found.group(), SLASHED).toInstant() : Instant.parse(found.group());
    }

    private static String written(MatchResult found, Instant time) {
        return slashed(found) ? SLASHED.format(time.atOffset(ZoneOffset.UTC)) : time.toString();
    }

    private static boolean slashed(MatchResult found) {
        return found.group().contains("/");
    }

    private static void leaveOut(JsonNode json, Set<String> kinds) {
        if (json.isArray()) {
            json.values().removeIf(one -> kinds.contains(one.path("alert_type").asString("")) || kinds.contains(one.path("type").asString("")));
        }
        json.values().forEach(part -> leaveOut(part, kinds));
    }
}
