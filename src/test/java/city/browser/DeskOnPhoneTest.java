package city.browser;

import static city.Cast.ADMIN;
import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.Cast.STEPAN;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.alerts.AlertId;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Kinds;
import city.territory.Katottg;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The desk in a hand: what holds is seen first, and it changes by itself without taking anything from under the finger. */
@CityTest
class DeskOnPhoneTest {

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

    @Test
    void what_holds_and_its_all_clear_are_on_the_first_screen() {
        var id = warn("drone_danger");
        try (var olena = signedIn(OLENA)) {
            olena.go("/office/alerts");

            assertThat(olena.page().locator("#end-" + id)).isInViewport();
            assertThat(olena.fits()).isTrue();
            assertThat(olena.barriers()).isEmpty();
        }
    }

    @Test
    void something_new_appears_by_itself_and_the_focus_stays_where_it_was() {
        var first = warn("drone_danger");
        try (var olena = signedIn(OLENA)) {
            olena.go("/office/alerts").page().locator("#end-" + first).focus();

            warn("uxo_warning");

            assertThat(olena.page().locator("#desk-now")).containsText("Підозрілий предмет");
            assertThat(olena.page().locator("#end-" + first)).isFocused();
            clock.pass(Duration.ofMinutes(7));
            assertThat(olena.page().locator("#desk-now")).containsText("7 хв тому");
        }
    }

    @Test
    void a_press_that_is_held_is_not_torn_away_by_something_new() {
        var first = warn("drone_danger");
        try (var olena = signedIn(OLENA)) {
            olena.go("/office/alerts").page().evaluate("document.getElementById('end-" + first + "').dataset.holding = ''");
            warn("uxo_warning");
            olena.page().waitForResponse(answer -> answer.url().contains("/office/alerts/now") && answer.status() == 200, () -> {});
            assertThat(olena.page().locator("#desk-now")).not().containsText("Підозрілий предмет");

            olena.page().evaluate("delete document.getElementById('end-" + first + "').dataset.holding");
            assertThat(olena.page().locator("#desk-now")).containsText("Підозрілий предмет");
        }
    }

    @Test
    void one_tap_leads_from_the_first_page_to_each_desk() {
        for (var member : List.of(OLENA, PETRO, STEPAN, ADMIN)) {
            try (var phone = signedIn(member)) {
                var desks = phone.go("/office").page().locator("main a.go-card");
                assertThat(desks.count()).as(member.login()).isPositive();
                assertThat(desks.all().stream().map(Locator::boundingBox)).allMatch(DeskOnPhoneTest::forFingers);
                assertThat(phone.fits()).isTrue();
                assertThat(phone.barriers()).isEmpty();
            }
        }
        try (var olena = signedIn(OLENA)) {
            olena.go("/office").page().getByText("Попереджає місто").click();
            assertThat(olena.page()).hasURL("http://localhost:" + port + "/office/alerts");
        }
    }

    @Test
    void the_names_in_the_list_of_staff_are_large_enough_to_hit() {
        try (var admin = signedIn(ADMIN)) {
            var names = admin.go("/office/staff").page().locator(".members th a").all();
            assertThat(names.stream().map(Locator::boundingBox)).isNotEmpty().allMatch(box -> box.height >= 44);
        }
    }

    @Test
    void the_auditor_reads_the_journal_on_a_phone() {
        warn("drone_danger");
        try (var stepan = signedIn(STEPAN)) {
            stepan.go("/office/alerts/journal").sees("Небезпека дронів");
            assertThat(stepan.fits()).isTrue();
            assertThat(stepan.barriers()).isEmpty();
        }
    }

    private static boolean forFingers(BoundingBox box) {
        return box.height >= 44 && box.width >= 44;
    }

    private AlertId warn(String kind) {
        return alerts.open(kinds.find(kind).orElseThrow(), Area.of(CENTRAL), "test", clock.instant());
    }

    private Phone signedIn(Cast.Member member) {
        return Phone.open(port).carrying("session", cast.signIn(member).cookie("session"));
    }
}
