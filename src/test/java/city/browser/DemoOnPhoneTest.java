package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Shelters of the demonstration on a phone: nobody may run to one that does not exist. */
@CityTest
@TestPropertySource(properties = "city.demo=true")
class DemoOnPhoneTest {

    @LocalServerPort
    int port;

    @Test
    void every_invented_shelter_says_so() {
        try (var oksana = Phone.open(port).go("/places")) {
            oksana.sees("Усі ці укриття вигадано для показу. Не йдіть за цим списком.");
            var lines = oksana.page().locator(".shelters li");
            for (var line : lines.all()) {
                assertThat(line).containsText("Вигадане.");
            }
            assertThat(oksana.page().title()).startsWith("ДЕМО ");
            assertThat(oksana.barriers()).isEmpty();
        }
    }

    @Test
    void the_nearest_comes_first_with_its_distance_and_what_only_warms_is_no_shelter() {
        try (var oksana = Phone.open(port)) {
            oksana.context().grantPermissions(List.of("geolocation"));
            oksana.context().setGeolocation(new com.microsoft.playwright.options.Geolocation(46.6605, 32.6128));
            oksana.go("/places").page().getByText("Найближчі до мене").click();

            var first = oksana.page().locator("#found li").first();
            assertThat(first).containsText("вул. Зразкова, 14");
            assertThat(first).containsText("хв пішки");
            assertThat(oksana.page().locator("#found li")).hasCount(5);
            assertThat(oksana.page().locator("#found")).not().containsText("Пункт незламності");
            assertThat(oksana.barriers()).isEmpty();
        }
    }

    @Test
    void who_does_not_say_where_they_are_still_has_the_list() {
        try (var oksana = Phone.open(port).go("/places")) {
            oksana.page().getByText("Найближчі до мене").click();

            oksana.sees("Не вдалося дізнатися, де ви. Дозвольте геолокацію або оберіть район.").sees("вул. Зразкова, 14");
        }
    }

    @Test
    void my_own_district_comes_first() {
        try (var oksana = Phone.open(port).livesIn("Центральний район").go("/places")) {
            assertThat(oksana.page().locator("#parts > section").first()).containsText("Центральний район");
        }
    }

    @Test
    void everything_on_the_full_front_page_can_be_read_and_fits() {
        for (var dark : List.of(false, true)) {
            try (var phone = (dark ? Phone.dark(port) : Phone.open(port)).livesIn("Центральний район")) {
                assertThat(phone.barriers()).isEmpty();
                assertThat(phone.fits()).isTrue();
            }
        }
        try (var small = Phone.sized(port, 320, 568).livesIn("Центральний район")) {
            assertThat(small.fits()).isTrue();
        }
    }
}
