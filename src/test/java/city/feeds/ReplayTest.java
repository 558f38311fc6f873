package city.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import city.alerts.Alert;
import city.pack.Shelf;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CityTest
@Import(Square.class)
class ReplayTest {

    /** Nobody can be there: the test would hang or fail if anything were asked over the network. */
    static final URI NOWHERE = URI.create("http://192.0.2.1/");

    @Autowired
    Square square;

    List<Feed> sources;

    @BeforeEach
    void the_samples_are_played() {
        var settings = new FeedSettings("a token", NOWHERE, "a key", NOWHERE, "");
        sources = new Feeds(Shelf.demo("kherson"), square.town, square.units, square.kinds, square.clock, settings).all();
        square.expect(sources.toArray(Feed[]::new));
    }

    @Test
    void a_newcomer_sees_two_alerts_with_both_sources_named_and_begun_just_now() {
        after(Duration.ZERO);

        assertThat(square.open()).extracting(alert -> alert.kind().code()).containsExactly("artillery_shelling", "air_raid");
        assertThat(square.open()).allSatisfy(alert -> {
            assertThat(alert.sources()).containsExactly("alerts.in.ua", "ukrainealarm");
            assertThat(Duration.between(alert.openedAt(), square.clock.instant())).isLessThan(Duration.ofMinutes(3));
        });
    }

    @Test
    void one_stays_while_one_source_has_it_then_both_end_then_all_begins_again() {
        after(Duration.ofMinutes(3));
        assertThat(square.open()).extracting(Alert::sources).containsExactly(List.of("ukrainealarm"), List.of("alerts.in.ua", "ukrainealarm"));

        after(Duration.ofMinutes(1));
        assertThat(square.open()).extracting(alert -> alert.kind().code()).containsExactly("air_raid");

        after(Duration.ofMinutes(2));
        assertThat(square.open()).isEmpty();
        assertThat(square.sources.all()).allMatch(source -> source.fresh(square.clock.instant()));

        after(Duration.ofMinutes(3));
        assertThat(square.open()).hasSize(2);
    }

    private void after(Duration time) {
        var turns = time.dividedBy(Square.A_TURN) + 1;
        for (int i = 0; i < turns; i++) {
            square.turns(sources.toArray(Feed[]::new));
        }
    }
}
