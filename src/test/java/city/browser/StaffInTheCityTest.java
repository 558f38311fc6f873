package city.browser;

import static city.Cast.ADMIN;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Kinds;
import city.territory.Katottg;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff read the city's pages too, signed in and with a long name at the top. */
@CityTest
class StaffInTheCityTest {

    static final Katottg CENTRAL = new Katottg("UA65100150010361097");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    TestClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/news", "/places", "/more"})
    void nothing_sticks_out_or_is_cut_on_a_small_phone(String path) {
        for (var width : List.of(320, 360)) {
            try (var admin = signedIn(width)) {
                for (var english : List.of(false, true)) {
                    if (english) {
                        admin.english();
                    }
                    admin.go(path);
                    assertThat(admin.fits()).as("%s at %s px, English %s", path, width, english).isTrue();
                    for (var part : admin.page().locator(".masthead a:visible, .masthead button:visible, .main-nav a:visible").all()) {
                        var box = part.boundingBox();
                        assertThat(box.x).as(part.innerText()).isGreaterThanOrEqualTo(0);
                        assertThat(box.x + box.width).as(part.innerText()).isLessThanOrEqualTo(width);
                    }
                    var nav = admin.page().locator(".main-nav").boundingBox();
                    assertThat(nav.y + nav.height).isEqualTo(740);
                    assertThat(admin.page().locator(".masthead .my-name")).isVisible();
                }
            }
        }
    }

    @Test
    void an_emergency_is_as_wide_as_the_phone_and_no_wider() {
        try (var admin = signedIn(360).livesIn("Центральний район")) {
            alerts.open(kinds.find("drone_danger").orElseThrow(), Area.of(CENTRAL), "test", clock.instant());

            var dialog = admin.page().locator("dialog.emergency");
            assertThat(dialog).isVisible();
            for (var part : List.of("dialog.emergency", "dialog .main-action", "dialog [data-act=understood]")) {
                var box = admin.page().locator(part).boundingBox();
                assertThat(box.x).as(part).isGreaterThanOrEqualTo(0);
                assertThat(box.x + box.width).as(part).isLessThanOrEqualTo(360);
            }
            assertThat(admin.fits()).isTrue();
        }
    }

    private Phone signedIn(int width) {
        return Phone.sized(port, width, 740).carrying("session", cast.signIn(ADMIN).cookie("session"));
    }
}
