package city.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.CityTest;
import city.alerts.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The sample payloads of both air-raid sources, as their adapters read them, ten seconds after they were made. */
@CityTest
@Import(Square.class)
class SamplesTest {

    @Autowired
    Square square;

    Told alertsInUa;
    Told ukrainealarm;

    @BeforeEach
    void both_sources_say_what_the_samples_say() {
        square.clock.set(Instant.parse("2026-01-15T07:13:00Z"));
        alertsInUa = new Told(AlertsInUa.NAME).says(AlertsInUa.read(sample(AlertsInUa.NAME), words(AlertsInUa.NAME)));
        ukrainealarm = new Told(Ukrainealarm.NAME).says(Ukrainealarm.read(sample(Ukrainealarm.NAME), words(Ukrainealarm.NAME)));
        square.expect(alertsInUa, ukrainealarm);
        square.turns(alertsInUa, ukrainealarm);
        square.turns(alertsInUa, ukrainealarm);
    }

    @Test
    void they_are_exactly_two_alerts_each_once_with_both_sources_named() {
        assertThat(square.open()).extracting(alert -> alert.kind().code(), alert -> alert.latest().place().uk(), Alert::sources).containsExactly(
                tuple("artillery_shelling", "Херсонська міська територіальна громада", List.of("alerts.in.ua", "ukrainealarm")),
                tuple("air_raid", "Херсонська область", List.of("alerts.in.ua", "ukrainealarm")));
    }

    @Test
    void when_only_one_source_drops_one_it_stays() {
        for (int i = 0; i < 5; i++) {
            square.turns(alertsInUa.says(square.list(alertsInUa, "air_raid@23")), ukrainealarm);
        }

        assertThat(square.open()).extracting(alert -> alert.kind().code(), Alert::sources).containsExactly(
                tuple("artillery_shelling", List.of("ukrainealarm")), tuple("air_raid", List.of("alerts.in.ua", "ukrainealarm")));
    }

    @Test
    void when_both_drop_one_it_ends_and_the_other_stays() {
        for (int i = 0; i < 2; i++) {
            square.turns(alertsInUa.says(square.list(alertsInUa, "air_raid@23")), ukrainealarm.says(square.list(ukrainealarm, "AIR@23")));
        }

        assertThat(square.open()).extracting(alert -> alert.kind().code()).containsExactly("air_raid");
        assertThat(square.ended()).extracting(alert -> alert.kind().code()).containsExactly("artillery_shelling");
    }

    private Dictionary words(String name) {
        return Dictionary.of(name, square.town, square.kinds).orElseThrow();
    }

    private static byte[] sample(String name) {
        try (var stream = SamplesTest.class.getClassLoader().getResourceAsStream("feeds/" + name + ".json")) {
            return Optional.ofNullable(stream).orElseThrow().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
