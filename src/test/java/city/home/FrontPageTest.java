package city.home;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Board;
import city.alerts.Kinds;
import city.territory.Katottg;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the first screen comes over the wire. */
@CityTest
class FrontPageTest {

    static final Katottg CENTRAL = new Katottg("UA65100150010361097");

    @Autowired
    Cast cast;

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    Board board;

    @Autowired
    TestClock clock;

    /** The board reads once a second and whenever something is said; what it read before this test is not meant. */
    @BeforeEach
    void the_board_is_read() {
        clock.pass(Duration.ofMillis(1));
        Awaitility.await().until(() -> board.now().readAt().equals(clock.instant()));
    }

    @Test
    void who_has_the_page_already_is_told_so_and_nobody_gets_a_cookie() {
        var first = cast.guest().get("/");
        var tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(cast.guest().get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void whoever_comes_second_gets_the_same_answer_by_the_short_way() {
        var first = cast.guest().get("/").headers().map();
        var second = cast.guest().get("/").headers().map();

        assertThat(second).containsKey("content-security-policy");
        for (var name : first.keySet()) {
            if (!name.equals("date")) {
                assertThat(second.get(name)).as(name).isEqualTo(first.get(name));
            }
        }
    }

    @Test
    void the_page_differs_as_soon_as_the_city_says_something() {
        var tag = cast.guest().get("/").headers().firstValue("ETag").orElseThrow();

        alerts.open(kinds.find("drone_danger").orElseThrow(), Area.of(CENTRAL), "test", clock.instant());
        the_board_is_read();

        assertThat(cast.guest().get("/", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void it_comes_pressed_to_those_who_can_unpress() {
        var plain = cast.guest().get("/");
        var pressed = cast.guest().get("/", "Accept-Encoding", "gzip");

        assertThat(pressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(pressed.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(plain.headers().firstValueAsLong("Content-Length").orElseThrow() / 2);
        assertThat(pressed.headers().allValues("Vary")).anyMatch(vary -> vary.toLowerCase(java.util.Locale.ROOT).contains("accept-encoding"));
    }

    @Test
    void each_language_has_its_own() {
        var guest = cast.guest();
        var tag = guest.get("/").headers().firstValue("ETag").orElseThrow();
        guest.get("/language/en?to=/");

        var english = guest.get("/", "If-None-Match", tag);
        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.body()).contains("Where is your home?");
    }

    @Test
    void staff_see_their_name_and_leave_it_in_no_cache() {
        var page = cast.signIn(Cast.OLENA).get("/");

        assertThat(page.body()).contains("Олена Чергова");
        assertThat(page.headers().firstValue("ETag")).isEmpty();
        assertThat(cast.guest().get("/").body()).doesNotContain("Олена Чергова");
    }

    @Test
    void a_place_that_is_none_is_as_good_as_no_place() {
        for (var trap : new String[] {"x", "UA65000000000030969", "'\"<b>", "UA99999999999999999"}) {
            var page = cast.guest().get("/?unit=" + java.net.URLEncoder.encode(trap, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Де ваш дім?").doesNotContain("<b>");
        }
    }

    @Test
    void what_is_planned_is_shown_two_days_ahead_and_the_calendar_stands_beside() {
        var content = kinds.find("power_outage_planned").orElseThrow();
        alerts.open(content, Area.of(CENTRAL), "test", clock.instant().plus(Duration.ofHours(30)));
        alerts.open(content, Area.of(CENTRAL), "test", clock.instant().plus(Duration.ofHours(50)));
        the_board_is_read();

        var page = cast.guest().get("/?unit=" + CENTRAL).body();
        assertThat(page).contains("Завтра, 18:00", "href=\"/alerts.ics\"").doesNotContain(">4 березня, 14:00");
        assertThat(page).contains("Світло, вода, опалення, газ: відключень не оголошено");
    }

    @Test
    void an_outage_says_what_until_when_and_how_far_it_has_come() {
        alerts.open(kinds.find("power_outage_emergency").orElseThrow(), Area.of(CENTRAL), "test", clock.instant().minus(Duration.ofMinutes(30)));
        the_board_is_read();

        assertThat(cast.guest().get("/?unit=" + CENTRAL).body())
                .contains("Світла немає до", "<progress", "ще близько", "Вода, опалення, газ: відключень не оголошено");
    }

    @Test
    void words_of_an_alert_cannot_end_the_script_they_travel_in() {
        assertThat(cast.guest().get("/").body()).doesNotContain("<script type=\"application/json\" id=\"city\"><");
        assertThat(HomePage.forScript("{\"a\":\"</script><b>\"}")).isEqualTo("{\"a\":\"\\u003c/script>\\u003cb>\"}");
    }

    @Test
    void numbers_data_and_the_way_in_are_on_the_last_page() {
        var page = cast.guest().get("/more").body();

        assertThat(page).contains("tel:112", "tel:0800101102", "/alerts.json", "/alerts.atom", "/alerts.ics", "/news.rss", "/openapi.json", "/sign-in", "На початковий екран", "/language/en?to=/more");
    }
}
