package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.CityTest;
import city.TestClock;
import city.alerts.AlertId;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Board;
import city.alerts.Kinds;
import city.live.Line;
import city.territory.Houses;
import city.territory.Katottg;
import city.territory.StreetHouses;
import city.territory.Streets;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an open page does while the city speaks. */
@CityTest
class NowOnPhoneTest {

    static final Katottg CENTRAL = new Katottg("UA65100150010361097");
    static final Katottg HROMADA = new Katottg("UA65100150000057191");

    @LocalServerPort
    int port;

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    Board board;

    @Autowired
    Streets streets;

    @Autowired
    Line line;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void the_line_knows_the_table() {
        await().until(() -> line.latest()
                == sql.sql("select coalesce(max(id), 0) from live.events").query(Long.class).single());
        await().until(() -> board.now().known() && board.now().alerts().isEmpty() && board.now().ended().isEmpty());
    }

    @Test
    void an_open_page_shows_a_new_alert_without_a_new_load_and_turns_to_emergency_mode() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            oksana.page().evaluate("window.same = true");

            warn("drone_danger", CENTRAL);

            assertThat(emergency(oksana)).containsText("Небезпека дронів");
            assertThat(oksana.page().locator("dialog #alarm")).isFocused();
            assertThat(oksana.page().locator("dialog #alarm")).isInViewport();
            oksana.sees("Центральний район. Тут ваш дім").sees("з 12:00 і до відбою").sees("Що робити зараз").sees("Найближче укриття");
            assertThat(oksana.page().evaluate("window.same")).isEqualTo(true);
        }
    }

    @Test
    void an_open_page_of_another_district_shows_it_as_a_card_and_stays_as_it_is() {
        try (var taras = Phone.open(port).livesIn("Корабельний район")) {
            warn("drone_danger", CENTRAL);

            taras.sees("Діє зараз").sees("Небезпека дронів");
            assertThat(emergency(taras)).hasCount(0);
            assertThat(taras.page().locator("#state")).not().containsText("дронів");
        }
    }

    @Test
    void a_phone_that_was_in_a_tunnel_shows_what_it_missed_once() {
        try (var oksana = Phone.open(port).livesIn("Корабельний район")) {
            oksana.withoutNetwork().sees("Немає зв’язку з 12:00, стан невідомий").doesNotSee("Тривоги немає");

            warn("uxo_warning", CENTRAL);
            warn("drone_danger", CENTRAL);
            oksana.withNetwork();

            assertThat(oksana.page().locator("#cards article")).hasCount(2);
            oksana.doesNotSee("Немає зв’язку");
        }
    }

    @Test
    void what_is_being_typed_is_not_lost() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            var line = java.util.regex.Pattern.compile("/live(\\?|$)");
            oksana.page().waitForResponse(answer -> line.matcher(answer.url()).find(), () -> oksana.go("/alerts"));
            var words = oksana.page().locator("input[name=q]");
            words.fill("вода на Сободній");

            warn("drone_danger", CENTRAL);
            assertThat(emergency(oksana)).isVisible();
            understand(oksana);

            assertThat(emergency(oksana)).hasCount(0);
            assertThat(words).hasValue("вода на Сободній");
            assertThat(words).isFocused();
        }
    }

    @Test
    void an_emergency_is_read_and_left_by_keyboard_and_lets_nobody_out_before() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            var words = oksana.go("/alerts").page().locator("input[name=q]");
            words.fill("вода");
            warn("drone_danger", CENTRAL);
            assertThat(oksana.page().locator("dialog #alarm")).isFocused();
            assertThat(oksana.page().locator("dialog #alarm")).isInViewport();

            for (var step = 0; step < 12; step++) {
                oksana.page().keyboard().press("Tab");
                var beneath = "document.activeElement !== document.body && !document.activeElement.closest('dialog.emergency')";
                assertThat(oksana.page().evaluate(beneath)).as("after %s steps", step + 1).isEqualTo(false);
            }
            var understood = oksana.page().locator("dialog [data-act=understood]");
            understood.focus();
            oksana.page().keyboard().press("Enter");

            assertThat(emergency(oksana)).hasCount(0);
            assertThat(words).isFocused();
            assertThat(words).hasValue("вода");
        }
    }

    @Test
    void the_longest_name_of_an_alert_fits_the_strip_and_what_to_do_is_at_hand() {
        for (var english : List.of(false, true)) {
            for (var width : List.of(320, 360)) {
                try (var oksana = Phone.sized(port, width, 740)) {
                    if (english) {
                        oksana.english();
                    }
                    oksana.go("/?unit=" + CENTRAL);
                    say("alert", """
                            {"id":"longname22","number":1,"kind":"chemical_hazard","icon":"octagon-alert","severity":"severe","state":"active",
                             "since":"%1$s","sent":"%1$s","onset":"%1$s","expires":"%2$s","units":["%3$s"],"streets":[],
                             "place":{"uk":"Центральний район","en":"Tsentralnyi District"},
                             "headline":{"uk":"Вибухонебезпечні предмети поблизу Дніпровсько-Антонівського залізничного переїзду",
                              "en":"Unexploded ordnance near the Dniprovsko-Antonivskyi-Zaliznychnyi level crossing"},
                             "text":{"uk":"–","en":"–"},"steps":{"uk":["Не підходьте."],"en":["Keep away."]},"sources":["test"]}"""
                            .formatted(clock.instant(), clock.instant().plus(Duration.ofHours(1)), CENTRAL));

                    assertThat(oksana.page().locator("#strip")).containsText(english ? "Unexploded" : "Вибухонебезпечні");
                    var way = oksana.page().locator("#strip .strip-way");
                    assertThat(way).isInViewport(new com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions().setRatio(1));
                    assertThat(way.boundingBox().height).isGreaterThanOrEqualTo(44);
                    assertThat(oksana.fits()).as("%s px, english %s", width, english).isTrue();
                }
            }
        }
    }

    @Test
    void what_was_understood_stays_a_strip_and_only_something_new_opens_again() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            warn("drone_danger", CENTRAL);
            assertThat(emergency(oksana)).isVisible();
            understand(oksana);
            assertThat(oksana.page().locator("#strip")).containsText("Небезпека дронів");

            oksana.go("/");
            assertThat(oksana.page().locator("#strip")).containsText("Небезпека дронів");
            assertThat(emergency(oksana)).hasCount(0);

            warn("artillery_shelling", CENTRAL);
            assertThat(emergency(oksana)).containsText("артобстріл");
        }
    }

    @Test
    void the_all_clear_takes_the_place_of_the_alarm() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            var id = warn("drone_danger", CENTRAL);
            assertThat(emergency(oksana)).isVisible();

            clock.pass(Duration.ofMinutes(38));
            alerts.end(id, "test");

            assertThat(emergency(oksana)).containsText("Відбій: Небезпека дронів");
            oksana.sees("З 12:00 до 12:38").doesNotSee("Що робити зараз");
            understand(oksana);
            oksana.doesNotSee("Небезпека дронів триває");
        }
    }

    @Test
    void the_whole_city_means_those_who_named_no_place_as_well() {
        try (var guest = Phone.open(port).go("/")) {
            warn("drone_danger", CENTRAL);
            assertThat(guest.page().locator("#strip")).containsText("Небезпека дронів");
            assertThat(emergency(guest)).hasCount(0);

            warn("air_raid", HROMADA);
            assertThat(emergency(guest)).containsText("Повітряна тривога");
        }
    }

    @Test
    void a_replayed_alert_is_grey_and_opens_nothing() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            say("alert", """
                    {"id":"replayed22","number":1,"kind":"air_raid","icon":"octagon-alert","severity":"extreme","state":"active","mark":"replay",
                     "since":"%1$s","sent":"%1$s","onset":"%1$s","expires":"%2$s","units":["%3$s"],"streets":[],
                     "place":{"uk":"Центральний район","en":"Central"},"headline":{"uk":"Повітряна тривога","en":"Air raid"},
                     "text":{"uk":"–","en":"–"},"steps":{"uk":[],"en":[]},"sources":["test"]}"""
                    .formatted(clock.instant(), clock.instant().plus(Duration.ofHours(1)), CENTRAL));

            assertThat(oksana.page().locator("#strip")).containsText("Повітряна тривога");
            assertThat(oksana.page().locator("#strip")).containsText("Навчальне, не справжнє");
            assertThat(oksana.page().locator("#strip")).hasAttribute("data-severity", "unknown");
            assertThat(emergency(oksana)).hasCount(0);
        }
    }

    @Test
    void a_street_is_found_by_its_old_name_and_an_outage_is_mine_only_at_my_house() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            settle(oksana, "московськ", "вул. Студентська", "12");
            oksana.sees("вул. Студентська, 12");

            dark("1–15, 22");
            assertThat(oksana.page().locator("#outages")).containsText("Світла немає до");
            oksana.sees("Вода, опалення, газ: відключень не оголошено");

            settle(oksana, "", "", "17");
            assertThat(oksana.page().locator("#outages")).not().containsText("Світла");
            oksana.sees("Світло, вода, опалення, газ: відключень не оголошено");
        }
    }

    @Test
    void who_named_only_a_district_is_told_that_some_streets_are_dark() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            dark("1–15");

            assertThat(oksana.page().locator("#outages")).containsText("Світло: окремі вулиці вашого району");
            assertThat(oksana.page().locator("#outages")).not().containsText("Світла немає");
        }
    }

    @Test
    void who_named_only_a_district_is_warned_of_what_threatens_some_of_its_streets() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            some("chemical_hazard", "1–15");

            assertThat(emergency(oksana)).containsText("Студентська, 1–15");
            understand(oksana);
            assertThat(oksana.page().locator("#strip")).hasAttribute("data-severity", "extreme");

            settle(oksana, "московськ", "вул. Студентська", "17");
            assertThat(oksana.page().locator("#strip")).not().hasAttribute("data-severity", "extreme");
        }
    }

    @Test
    void three_missed_beats_are_said_aloud() {
        try (var oksana = Phone.open(port)) {
            oksana.page().clock().install();
            oksana.livesIn("Центральний район");
            oksana.page().route(java.util.regex.Pattern.compile("/live(\\?|$)|/alerts.json"), com.microsoft.playwright.Route::abort);
            oksana.page().clock().fastForward(46_000);

            oksana.sees("Немає зв’язку з 12:00, стан невідомий").sees("Слухайте сирени");
        }
    }

    @Test
    void where_the_line_does_not_open_the_page_asks_every_half_a_minute() {
        try (var oksana = Phone.open(port)) {
            oksana.page().clock().install();
            oksana.page().route(java.util.regex.Pattern.compile("/live(\\?|$)"), com.microsoft.playwright.Route::abort);
            oksana.livesIn("Центральний район");
            oksana.page().clock().runFor(6_000);
            oksana.doesNotSee("Немає зв’язку");

            warn("drone_danger", CENTRAL);
            await().until(() -> !board.now().alerts().isEmpty());
            oksana.page().clock().runFor(31_000);

            assertThat(emergency(oksana)).isVisible();
        }
    }

    @Test
    void a_phone_that_keeps_nothing_still_works_until_it_is_closed() {
        try (var oksana = Phone.open(port)) {
            oksana.page().addInitScript("Object.defineProperty(window, 'localStorage', { get() { throw new Error('full') } })");
            oksana.livesIn("Центральний район");

            warn("drone_danger", CENTRAL);

            assertThat(emergency(oksana)).isVisible();
            understand(oksana);
            assertThat(oksana.page().locator("#strip")).containsText("Небезпека дронів");
        }
    }

    @Test
    void without_scripts_the_page_says_all_of_it_and_loads_itself_anew() {
        warn("drone_danger", CENTRAL);
        await().until(() -> !board.now().alerts().isEmpty());
        try (var plain = Phone.plain(port).go("/?unit=" + CENTRAL)) {
            plain.sees("Небезпека дронів").sees("Що робити зараз").sees("Центральний район");
            assertThat(plain.page().content()).contains("http-equiv=\"refresh\" content=\"60\"");
        }
    }

    private AlertId warn(String kind, Katottg unit) {
        return alerts.open(kinds.find(kind).orElseThrow(), Area.of(unit), "test", clock.instant());
    }

    /** No power in some houses of Studentska street. */
    private void dark(String houses) {
        some("power_outage_emergency", houses);
    }

    private void some(String kind, String houses) {
        var street = new StreetHouses(streets.find("vul-studentska").orElseThrow(), Houses.valueOf(houses));
        alerts.open(kinds.find(kind).orElseThrow(), new Area(List.of(CENTRAL), List.of(street), Optional.empty()), "test", clock.instant());
    }

    private void say(String event, String data) {
        transaction.execute(_ -> line.say(event, data.replace("\n", "")));
    }

    private static Locator emergency(Phone phone) {
        return phone.page().locator("dialog.emergency");
    }

    private static void understand(Phone phone) {
        phone.page().getByText("Зрозуміло").click();
    }

    private static void settle(Phone phone, String typed, String street, String house) {
        var page = phone.page();
        page.locator("#my-place [data-act=place]").click();
        if (!typed.isEmpty()) {
            page.locator("#choose-street").fill(typed);
            page.locator(".found-street").getByText(street).first().click();
        }
        page.locator("#choose-house").fill(house);
        page.getByText("Зберегти", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)).click();
    }
}
