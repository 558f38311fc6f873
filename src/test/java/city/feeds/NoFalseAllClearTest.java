package city.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import city.territory.Katottg;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Three sources say anything at any time, thousands of times. Beside the city stands a witness who remembers only what
 * each of them said, and asks after each answer whether what people are told can be right.
 */
@CityTest
@Import(Square.class)
class NoFalseAllClearTest {

    static final List<String> KINDS = List.of("air_raid", "artillery_shelling");
    static final int ANSWERS = 500;

    @Autowired
    Square square;

    /** What the witness remembers of one source. */
    private static final class Remembered {
        final Told told;
        /** Our kinds in its last valid answer. */
        Set<String> says = Set.of();
        /** Valid answers in a row without a kind that it once had. */
        final Map<String, Integer> without = new HashMap<>();
        Optional<Instant> answeredAt = Optional.empty();
        boolean muted;

        Remembered(String name) {
            told = new Told(name);
        }

        boolean fresh(Instant now) {
            return !muted && speaking(now);
        }

        boolean speaking(Instant now) {
            return answeredAt.map(at -> now.isBefore(at.plus(Watch.SILENT_AFTER))).orElse(false);
        }

        boolean holds(String kind) {
            return says.contains(kind) || without.getOrDefault(kind, 2) < 2;
        }

        void said(Set<String> kinds, Instant now) {
            answeredAt = Optional.of(now);
            KINDS.stream().filter(kind -> says.contains(kind) || without.containsKey(kind)).forEach(kind -> without.merge(kind, 1, Integer::sum));
            kinds.forEach(kind -> without.put(kind, 0));
            says = kinds;
        }

        void saidNothingNew(Instant now) {
            answeredAt = Optional.of(now);
        }

        void wasNotUnderstood() {
            without.replaceAll((_, times) -> times == 1 ? 0 : times);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothing_ends_while_a_fresh_source_reports_it_and_whatever_is_reported_is_told_once(long seed) {
        var random = new Random(seed);
        var sources = List.of(new Remembered("alerts.in.ua"), new Remembered("ukrainealarm"), new Remembered("dsns"));
        square.expect(sources.stream().map(source -> source.told).toArray(Feed[]::new));
        var ends = 0;
        for (int answer = 0; answer < ANSWERS; answer++) {
            var source = sources.get(random.nextInt(sources.size()));
            var where = "seed %d, answer %d, %s".formatted(seed, answer, source.told.name());
            mute(source, random);
            square.clock.pass(pause(random));
            var before = square.open();

            var understood = speaks(source, random);

            var now = square.clock.instant();
            var after = square.open();
            for (var ended : before.stream().filter(alert -> after.stream().noneMatch(other -> other.id().equals(alert.id()))).toList()) {
                ends++;
                var kind = ended.kind().code();
                assertThat(understood && source.fresh(now)).as("ended by a valid answer of a source that is heard: %s", where).isTrue();
                assertThat(source.without.get(kind)).as("two valid answers in a row: %s", where).isGreaterThanOrEqualTo(2);
                assertThat(sources).as("no source that speaks holds %s: %s", kind, where).noneMatch(other -> other.speaking(now) && other.holds(kind));
            }
            for (var kind : KINDS) {
                var told = after.stream().filter(alert -> alert.kind().code().equals(kind)).toList();
                assertThat(told).as("told once: %s", where).hasSizeLessThanOrEqualTo(1);
                if (understood && source.fresh(now) && source.says.contains(kind)) {
                    assertThat(told).as("what is reported is told: %s", where).hasSize(1);
                    assertThat(told.getFirst().expiresAt()).as("and has not run out: %s", where).isAfter(now);
                    assertThat(told.getFirst().sources()).as("with the name of the source: %s", where).contains(source.told.name());
                }
            }
        }
        assertThat(ends).as("on this walk something did end").isPositive();
    }

    private void mute(Remembered source, Random random) {
        if (random.nextInt(30) == 0) {
            source.muted = !source.muted;
            square.sources.mute(source.told.name(), source.muted);
        }
    }

    private static Duration pause(Random random) {
        return random.nextInt(25) == 0 ? Duration.ofMinutes(random.nextInt(1, 90)) : Duration.ofSeconds(random.nextInt(4, 20));
    }

    /** Whether the source was asked and gave a valid answer, which the witness now remembers. */
    private boolean speaks(Remembered source, Random random) {
        var kinds = kinds(source, random);
        var answer = answer(kinds, random);
        var asked = source.told.timesAsked();
        square.watch.turn(source.told.says(answer));
        if (source.told.timesAsked() == asked) {
            return false;
        }
        var now = square.clock.instant();
        switch (answer) {
            case Answer.Valid valid when valid.flaw(now, Optional.empty()).isEmpty() -> source.said(kinds, now);
            case Answer.Unchanged _ when source.told.askedWith().isPresent() -> source.saidNothingNew(now);
            case Answer.Valid _, Answer.Unchanged _, Answer.Refused _, Answer.Bad _ -> {
                source.wasNotUnderstood();
                return false;
            }
        }
        return true;
    }

    /** Mostly what it said before, and calm more often than not: or nothing would ever end. */
    private static Set<String> kinds(Remembered source, Random random) {
        var kinds = new TreeSet<String>();
        KINDS.stream().filter(kind -> source.says.contains(kind) ? random.nextInt(3) > 0 : random.nextInt(8) == 0).forEach(kinds::add);
        return kinds;
    }

    private Answer answer(Set<String> kinds, Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> new Answer.Bad("garbage");
            case 1 -> new Answer.Refused("status 429", Optional.empty());
            case 2 -> new Answer.Unchanged();
            case 3 -> list(Set.of("air_raid"), square.clock.instant().plus(Duration.ofDays(1)), random);
            default -> list(kinds, square.clock.instant(), random);
        };
    }

    /** Each kind at some of the levels that contain the city. */
    private Answer list(Set<String> kinds, Instant since, Random random) {
        var levels = List.of(square.town.oblast(), square.town.raion(), square.town.hromada());
        var reports = kinds.stream()
                .map(kind -> square.kinds.find(kind).orElseThrow())
                .flatMap(kind -> levels.stream().skip(random.nextInt(3)).map(level -> Reported.listed(kind, new Katottg(level), since)))
                .toList();
        return new Answer.Valid(reports, _ -> true, Set.of(), Optional.empty(), Optional.of("as of " + square.clock.instant()));
    }
}
