package city.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import city.CityTest;
import city.pack.PackMistake;
import city.pack.Shelf;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CityTest
@Import(Square.class)
class FeedSettingsTest {

    static final URI NOWHERE = URI.create("http://192.0.2.1/");

    @Autowired
    Square square;

    @Test
    void a_city_listens_to_those_it_has_a_token_for_and_to_every_address_of_cap() {
        assertThat(names(new FeedSettings("", NOWHERE, "", NOWHERE, ""))).isEmpty();
        assertThat(names(new FeedSettings("a token", NOWHERE, "", NOWHERE, ""))).containsExactly("alerts.in.ua");
        assertThat(names(new FeedSettings("a token", NOWHERE, "a key", NOWHERE, "dsns=https://dsns.example/cap.atom, meteo=http://127.0.0.1:1/"))).containsExactly("alerts.in.ua", "ukrainealarm", "dsns", "meteo");
    }

    @Test
    void an_address_may_hold_what_parts_names_and_addresses() {
        assertThat(settings("dsns=https://dsns.example/cap?region=65").capFeeds()).containsExactly(entry("dsns", URI.create("https://dsns.example/cap?region=65")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://dsns.example/", "dsns", "dsns=", "dsns=file:///etc/passwd", "dsns=ftp://dsns.example/", "dsns=https://", "ДСНС=https://dsns.example/",
        "alerts.in.ua=https://dsns.example/", "a1=https://a.example/,a1=https://b.example/"
    })
    void a_mistake_in_the_addresses_stops_the_start_and_says_what_is_expected(String cap) {
        assertThatThrownBy(() -> settings(cap).capFeeds()).hasMessageContaining("CITY_CAP_FEEDS: name=https://address is expected");
    }

    @Test
    void a_token_for_a_source_that_does_not_know_the_city_stops_the_start() {
        var unknown = Shelf.town("testtown");

        assertThatThrownBy(() -> new Feeds(Shelf.pack("testtown"), unknown, square.units, square.kinds, square.clock, new FeedSettings("a token", NOWHERE, "", NOWHERE, "")))
                .isInstanceOf(PackMistake.class)
                .hasMessageContaining("the ids of the city in alerts.in.ua are expected");
    }

    @Test
    void a_source_is_asked_from_the_opening_of_the_city_to_its_close() {
        try (var siren = new Siren()) {
            var feeds = new Feeds(Shelf.pack("kherson"), square.town, square.units, square.kinds, square.clock, new FeedSettings(" the-token ", siren.address("/v1"), "", NOWHERE, ""));
            var watch = new Watch(feeds, square.turns, square.hearing, square.sources);
            watch.start();

            assertThat(siren.first().header("Authorization")).isEqualTo("Bearer the-token");
            watch.stop();
        }
    }

    private Iterable<String> names(FeedSettings settings) {
        return new Feeds(Shelf.pack("kherson"), square.town, square.units, square.kinds, square.clock, settings).all().stream().map(Feed::name).toList();
    }

    private static FeedSettings settings(String cap) {
        return new FeedSettings("", NOWHERE, "", NOWHERE, cap);
    }
}
