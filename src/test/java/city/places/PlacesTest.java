package city.places;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.pack.Text;
import city.territory.Katottg;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CityTest
class PlacesTest {

    @Autowired
    Cast cast;

    @Test
    void a_city_without_a_checked_list_shows_none_and_says_whom_to_ask() {
        assertThat(cast.guest().get("/places").body())
                .contains("Місто ще не передало списку укриттів", "зайдіть у найближчу міцну будівлю", "tel:112")
                .doesNotContain("data-latitude");
    }

    @Test
    void a_shelter_for_nobody_is_a_mistake_of_the_list() {
        var text = new Text("а", "a");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Shelter(
                        "x", text, Shelter.Kind.SIMPLEST, text, new Katottg("UA65100150010064384"), Optional.empty(), 46.6, 32.6, 0, false, Optional.empty()))
                .hasMessageContaining("capacity of x");
    }
}
