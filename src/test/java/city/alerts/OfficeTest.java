package city.alerts;

import static city.Cast.IRYNA;
import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.Cast.TARAS;
import static city.alerts.Told.CENTRAL;
import static city.alerts.Told.HROMADA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The desk as its people use it. */
@CityTest
@Import(Told.class)
class OfficeTest {

    @Autowired
    Cast cast;

    @Autowired
    Alerts alerts;

    @Autowired
    Drafts drafts;

    @Autowired
    Told told;

    @Test
    void three_taps_send_a_ready_warning_for_one_district() {
        var olena = cast.signIn(OLENA);

        var sent = olena.fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "sure", "true");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(alerts.current()).singleElement().satisfies(alert -> {
            assertThat(alert.latest().author()).contains(OLENA.id());
            assertThat(alert.latest().place().uk()).isEqualTo("Центральний район");
        });
    }

    @Test
    void the_words_as_the_form_shows_them_count_as_ready_and_not_as_hand_written() {
        var olena = cast.signIn(OLENA);
        var form = ComposeForm.of(told.ready("drone_danger", Area.of(CENTRAL)).kind());

        olena.fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "sure", "true",
                "headlineUk", form.headlineUk(), "textUk", form.textUk(), "stepsUk", asSent(form.stepsUk()),
                "headlineEn", form.headlineEn(), "textEn", form.textEn(), "stepsEn", asSent(form.stepsEn()));

        assertThat(alerts.current()).hasSize(1);
    }

    @Test
    void a_form_that_says_a_lower_severity_does_not_get_around_the_second_key() {
        var sent = cast.signIn(OLENA).fill("/office/alerts/new?kind=air_raid", "/office/alerts", "kind", "air_raid", "unit", HROMADA.value(), "lasts", "PT1H", "sure", "true", "severity", "minor");

        assertThat(sent.headers().firstValue("Location").orElseThrow()).contains("/drafts/");
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void a_press_that_was_not_held_sends_nothing() {
        var answer = cast.signIn(OLENA).fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("утримуйте кнопку");
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void a_whole_hromada_waits_for_petro_who_is_rung_and_turns_his_key() {
        var waits = cast.signIn(OLENA).fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", HROMADA.value(), "lasts", "PT1H", "sure", "true");
        var draft = waits.headers().firstValue("Location").orElseThrow();

        var petro = cast.signIn(PETRO);
        assertThat(petro.get("/office/alerts/waiting").body()).contains("data-ring", "Потрібен ваш ключ");
        assertThat(petro.get(draft).body()).contains("Підтвердити й надіслати", "Олена Чергова");
        petro.fill(draft, draft + "/confirmation", "sure", "true");

        assertThat(alerts.current()).hasSize(1);
        assertThat(petro.get("/office/alerts/waiting").body()).doesNotContain("Потрібен ваш ключ");
    }

    @Test
    void approvers_are_rung_while_the_words_are_still_being_chosen() {
        cast.signIn(OLENA).fill("/office/alerts/new?kind=ballistic_threat", "/office/alerts/preview", "kind", "ballistic_threat", "unit", HROMADA.value(), "lasts", "PT20M");

        assertThat(cast.signIn(IRYNA).get("/office/alerts/waiting").body()).contains("Готується попередження", "Загроза балістики");
    }

    @Test
    void nobody_confirms_their_own_and_an_officer_holds_no_key() {
        var draft = cast.signIn(OLENA).fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", HROMADA.value(), "lasts", "PT1H", "sure", "true")
                .headers().firstValue("Location").orElseThrow();

        assertThat(cast.signIn(OLENA).fill(draft, draft + "/confirmation", "sure", "true").statusCode()).isEqualTo(403);
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void a_dispatcher_announces_outages_and_no_danger() {
        var taras = cast.signIn(TARAS);

        taras.fill("/office/alerts/new?kind=water_outage", "/office/alerts", "kind", "water_outage", "streets", "вул. Студентська, 1–15, 22; вул. Московська, 40", "lasts", "PT8H", "cause", "planned_repair", "sure", "true");
        var danger = taras.fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "sure", "true");

        assertThat(danger.statusCode()).isEqualTo(422);
        assertThat(alerts.current()).singleElement().satisfies(alert ->
                assertThat(alert.latest().place().uk()).contains("вул. Студентська, 1–15, 22, 40"));
    }

    @Test
    void unknown_streets_are_pointed_out_and_nothing_typed_is_lost() {
        var answer = cast.signIn(TARAS).fill("/office/alerts/new?kind=water_outage", "/office/alerts", "kind", "water_outage",
                "streets", "вул. Студентська, 5; вул. Марсіанська, 7", "headlineUk", "Немає води <тут>", "lasts", "PT8H", "sure", "true");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("вул. Марсіанська", "Немає води &lt;тут>").doesNotContain("<тут>");
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void the_editor_and_the_guest_find_the_desk_shut() {
        assertThat(cast.signIn(MARTA).get("/office/alerts").statusCode()).isEqualTo(403);
        assertThat(cast.guest().get("/office/alerts").statusCode()).isBetween(302, 303);
        assertThat(cast.guest().asking("application/json").get("/office/alerts").statusCode()).isEqualTo(401);
    }

    @Test
    void a_form_without_its_token_sends_nothing() {
        var forged = cast.signIn(OLENA).post("/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "sure", "true");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void nonsense_in_every_field_is_a_sentence_and_never_a_crash() {
        var olena = cast.signIn(OLENA);
        for (var nonsense : new String[] {"", "\u0000", "'; drop table alerts.alerts; --", "<script>alert(1)</script>", "\uD83D\uDCA5".repeat(3000), "NaN", "-1", "1e400", "PT-5H", "P9999D", "2026-99-99T99:99"}) {
            for (var field : new String[] {"kind", "unit", "streets", "latitude", "longitude", "radius", "headlineUk", "textUk", "stepsUk", "headlineEn", "lasts", "onset", "until", "cause", "severity", "anyway", "drill"}) {
                var answer = olena.fill("/office/alerts/new?kind=drone_danger", "/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", field, nonsense);
                assertThat(answer.statusCode()).as(field + "=" + nonsense).isBetween(400, 422);
                assertThat(answer.body()).doesNotContain("<script>alert(1)", "Exception");
            }
        }
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void an_outage_is_ended_by_its_dispatcher_with_one_press() {
        var id = told.sent(told.ready("water_outage", Area.of(CENTRAL))).id();

        cast.signIn(TARAS).fill("/office/alerts", "/office/alerts/" + id + "/end", "sure", "true");

        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void the_archive_finds_by_words_days_and_place_and_survives_nonsense() {
        told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        told.sent(told.ready("water_outage", Area.of(HROMADA)));
        var guest = cast.guest();

        assertThat(guest.get("/alerts?q=%D0%B4%D1%80%D0%BE%D0%BD").body()).contains("Знайдено", "Центральний район").doesNotContain("Нічого не знайшли");
        assertThat(guest.get("/alerts?from=2026-03-02&until=2026-03-02&unit=" + CENTRAL).body()).doesNotContain("Нічого не знайшли");
        assertThat(guest.get("/alerts?until=2026-03-01").body()).contains("Нічого не знайшли");
        assertThat(guest.get("/alerts?from=yesterday").statusCode()).isEqualTo(400);
        for (var page : List.of("x", "-1", "501", "9999", "99999999999", "1.5", "0x1", "%D9%A1")) {
            assertThat(guest.get("/alerts?q=%25&page=" + page).statusCode()).as(page).isEqualTo(400);
            assertThat(guest.get("/alerts?page=" + page).body()).as(page).contains("Такої сторінки архіву немає").doesNotContain("овин не", "овину");
        }
        assertThat(guest.get("/alerts?page=3").statusCode()).as("past the last").isEqualTo(404);
        assertThat(guest.get("/alerts?page=3").body()).contains("Такої сторінки архіву немає");
        assertThat(guest.get("/news?page=3").statusCode()).isEqualTo(404);
        assertThat(guest.get("/news?page=3").body()).contains("Такої сторінки архіву немає");
        var english = cast.guest();
        english.get("/language/en");
        assertThat(english.get("/alerts?page=x").body()).contains("There is no such page of the archive");
        assertThat(guest.get("/alerts?q=" + "a".repeat(200)).body()).contains("Задовгий запит");
    }

    /** Browsers send line breaks in pairs. */
    private static String asSent(@org.jspecify.annotations.Nullable String text) {
        return java.util.Objects.requireNonNull(text).replace("\n", "\r\n");
    }
}
