package city.alerts;

import static city.Cast.IRYNA;
import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.Cast.TARAS;
import static city.alerts.Told.CENTRAL;
import static city.alerts.Told.HROMADA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the duty officer reads on the desk before, while and after a warning holds. */
@CityTest
@Import(Told.class)
class DeskTest {

    @Autowired
    Cast cast;

    @Autowired
    Drafts drafts;

    @Autowired
    Told told;

    @Autowired
    TestClock clock;

    @Test
    void what_holds_stands_before_the_templates() {
        told.sent(told.ready("drone_danger", Area.of(CENTRAL)));

        var page = cast.signIn(OLENA).get("/office/alerts").body();

        assertThat(page.indexOf("Дати відбій")).isPositive().isLessThan(page.indexOf("Нове попередження"));
    }

    @Test
    void what_is_planned_for_tomorrow_does_not_hold_now() {
        tomorrow();

        var page = cast.signIn(TARAS).get("/office/alerts").body();

        assertThat(page).contains("Чинних сповіщень немає");
        assertThat(page.indexOf("Заплановано")).isPositive().isLessThan(page.indexOf("Скасувати"));
    }

    @Test
    void an_open_desk_is_sent_nothing_until_something_changes_and_ages_count_up() {
        var olena = cast.signIn(OLENA);
        told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        var first = olena.get("/office/alerts/now");
        var seen = seen(first.body());

        assertThat(olena.get("/office/alerts/now?seen=" + seen).statusCode()).isEqualTo(204);

        clock.pass(Duration.ofMinutes(4));
        var later = olena.get("/office/alerts/now?seen=" + seen);
        assertThat(later.body()).contains("4 хв тому");
        told.sent(told.ready("uxo_warning", Area.of(CENTRAL)));
        assertThat(olena.get("/office/alerts/now?seen=" + seen(later.body())).body()).contains("Підозрілий предмет");
    }

    @Test
    void what_has_just_ended_can_be_warned_of_again_in_the_same_place() {
        var alert = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        told.over(alert.id());
        var olena = cast.signIn(OLENA);

        var again = "/office/alerts/new?kind=drone_danger&amp;after=" + alert.id();
        assertThat(olena.get("/office/alerts").body()).contains("Щойно завершено", "Попередити знову", again);
        assertThat(olena.get(again.replace("&amp;", "&")).body())
                .containsPattern("value=\"" + CENTRAL + "\"[^>]*checked")
                .contains("value=\"Небезпека дронів\"")
                .doesNotContain("value=\"Відбій");
        assertThat(olena.get("/office/alerts/new?kind=air_raid&after=" + alert.id()).body()).doesNotContainPattern("value=\"" + CENTRAL + "\"[^>]*checked");
        assertThat(olena.get("/office/alerts/new?kind=drone_danger&after=nonsense").statusCode()).isEqualTo(200);

        clock.pass(Duration.ofMinutes(31));
        assertThat(olena.get("/office/alerts").body()).doesNotContain("Щойно завершено");
    }

    @Test
    void after_sending_the_desk_says_what_where_and_until_when() {
        var olena = cast.signIn(OLENA);
        var sent = olena.fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "sure", "true");

        var desk = olena.get(path(sent.headers().firstValue("Location").orElseThrow())).body();

        assertThat(desk).contains("Надіслано: Небезпека дронів, Центральний район. Діє до 13:00.");
    }

    @Test
    void the_author_who_waited_reads_what_the_second_key_sent() {
        var olena = cast.signIn(OLENA);
        var draft = ((Drafts.Sending.Waits) drafts.open(OLENA.id(), told.ready("drone_danger", Area.of(HROMADA)))).draft();
        var alert = ((Drafts.Deciding.Sent) drafts.confirm(draft, PETRO.id())).alert();

        var back = olena.get("/office/alerts/drafts/" + draft, "HX-Request", "true").headers().firstValue("HX-Redirect").orElseThrow();

        assertThat(olena.get(back).body()).contains("Надіслано: Небезпека дронів, ", "href=\"/alerts/" + alert + "\"");
    }

    @Test
    void the_author_of_an_all_clear_reads_which_one_went_out() {
        var alert = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        clock.pass(Duration.ofMinutes(5));
        var end = ((Drafts.Sending.Waits) drafts.end(OLENA.id(), alert.id())).draft();
        clock.pass(Duration.ofMinutes(1));
        told.sent(told.ready("uxo_warning", Area.of(CENTRAL)));
        drafts.confirm(end, IRYNA.id());

        assertThat(cast.signIn(OLENA).get("/office/alerts?sent=" + end).body()).contains("Надіслано: Відбій: Небезпека дронів, Центральний район.");
        assertThat(cast.signIn(OLENA).get("/office/alerts?sent=nonsense").statusCode()).isEqualTo(200);
    }

    // ——— what residents read ———

    @Test
    void only_a_danger_has_an_all_clear() {
        var drones = told.over(told.sent(told.ready("drone_danger", Area.of(CENTRAL))).id());
        var water = told.over(told.sent(told.ready("water_outage", Area.of(CENTRAL))).id());
        var guest = cast.guest();

        assertThat(main(guest.get("/alerts/" + drones.id()).body())).contains("Відбій: ");
        assertThat(main(guest.get("/alerts/" + water.id()).body())).contains("Завершено: ").doesNotContain("Відбій");
        assertThat(guest.get("/alerts.json").body()).contains("\"ending\":\"done\"", "\"ending\":\"clear\"");
    }

    @Test
    void what_was_called_off_before_it_began_is_cancelled_and_not_ended() {
        var planned = tomorrow();
        clock.pass(Duration.ofHours(1));
        var alert = told.over(planned.id());

        assertThat(main(cast.guest().get("/alerts/" + alert.id()).body())).contains("Скасовано: ").doesNotContain("Завершено", "Відбій");
        assertThat(cast.guest().get("/alerts").body()).contains("Скасовано: ").doesNotContain("Завершено:");
    }

    private Alert tomorrow() {
        var ready = told.ready("power_outage_planned", Area.of(CENTRAL));
        return told.sent(new Content(
                ready.kind(), ready.severity(), ready.area(), ready.wording(), Optional.empty(), Optional.of(clock.instant().plus(Duration.ofDays(1))), Duration.ofHours(4), false));
    }

    /** Without the frame, which speaks of all-clears in its patterns. */
    private static String main(String html) {
        return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
    }

    private static String seen(String html) {
        var found = Pattern.compile("now\\?seen=([0-9a-f]+)").matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }
}
