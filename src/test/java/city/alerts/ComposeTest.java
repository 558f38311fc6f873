package city.alerts;

import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.Cast.TARAS;
import static city.alerts.Told.CENTRAL;
import static city.alerts.Told.HROMADA;
import static city.alerts.Told.KORABELNYI;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the author of a warning sees before it is out: until when, which streets, in which language, and why it was refused. */
@CityTest
@Import(Told.class)
class ComposeTest {

    @Autowired
    Cast cast;

    @Autowired
    Alerts alerts;

    @Autowired
    Drafts drafts;

    @Autowired
    Told told;

    @Autowired
    TestClock clock;

    // ——— refused ———

    @Test
    void a_refused_draft_stays_before_its_author_until_she_sends_it_again() {
        var olena = cast.signIn(OLENA);
        var draft = refused(olena);

        for (var page : new String[] {"/office/alerts", "/office/alerts/waiting", draft}) {
            assertThat(olena.get(page).body()).as(page).contains("Відхилено: Не той район", "Виправити й надіслати знову", "/office/alerts/new?again=");
        }
        assertThat(olena.get("/office").body()).contains("hx-get=\"/office/alerts/waiting\"");

        var again = draft.substring(draft.lastIndexOf('/') + 1);
        assertThat(olena.get("/office/alerts/new?again=" + again).body()).contains("Дрони над усім містом", "value=\"" + HROMADA.value() + "\" checked", "Відхилено: Не той район");

        olena.fill("/office/alerts/new?again=" + again, "/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "sure", "true", "again", again);
        assertThat(olena.get("/office/alerts").body()).doesNotContain("Не той район");
    }

    @Test
    void a_refusal_is_its_authors_alone_and_she_may_let_it_be() {
        var olena = cast.signIn(OLENA);
        var draft = refused(olena);

        assertThat(cast.signIn(TARAS).get("/office/alerts").body()).doesNotContain("Не той район");
        assertThat(cast.signIn(PETRO).get(draft).statusCode()).isEqualTo(303);

        olena.fill(draft, draft + "/answer");
        assertThat(olena.get("/office/alerts").body()).doesNotContain("Не той район");
    }

    @Test
    void who_has_not_seen_the_last_change_does_not_overwrite_it() {
        var flood = told.sent(told.ready("flood", Area.of(CENTRAL)));
        var home = "/office/alerts/" + flood.id();
        var olena = cast.signIn(OLENA);
        assertThat(olena.get(home).body()).contains("name=\"number\" value=\"1\"");
        var wide = new String[] {"number", "1", "kind", "flood", "severity", "severe", "unit", CENTRAL.value(), "unit", KORABELNYI.value(), "lasts", "PT96H", "sure", "true"};
        assertThat(olena.fill(home, home + "/messages", wide).statusCode()).isEqualTo(303);

        var late = cast.signIn(OLENA).fill(home, home + "/messages", "number", "1", "kind", "flood", "severity", "minor", "unit", CENTRAL.value(), "lasts", "PT96H", "sure", "true");

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("Поки ви писали", "name=\"number\" value=\"2\"");
        assertThat(alerts.messages(flood.id())).hasSize(2);
    }

    @Test
    void a_district_that_was_ticked_is_not_left_out_because_a_street_of_another_is_named() {
        var both = send("water_outage", "unit", KORABELNYI.value(), "streets", "вул. Студентська, 5");

        assertThat(both).contains("Позначено район і вписано вулиці з іншого району");
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void words_that_nobody_sees_are_no_headline() {
        for (var nothing : new String[] {"\u00a0", "\u200b\u3164", "…"}) {
            assertThat(send("water_outage", "unit", CENTRAL.value(), "headlineUk", nothing)).contains("Потрібен заголовок");
        }
        assertThat(new Speech("Газ\r\nBEGIN\u202e", "", List.of()).headline()).isEqualTo("Газ BEGIN");
    }

    private String refused(Visitor olena) {
        var draft = olena.fill("/office/alerts/new?kind=drone_danger", "/office/alerts",
                        "kind", "drone_danger", "unit", HROMADA.value(), "lasts", "PT1H", "headlineUk", "Дрони над усім містом", "sure", "true")
                .headers().firstValue("Location").orElseThrow();
        cast.signIn(PETRO).fill(draft, draft + "/refusal", "reason", "Не той район");
        return draft;
    }

    // ——— until when ———

    @Test
    void until_when_stands_in_the_bar_in_words() {
        assertThat(preview("water_outage", "unit", CENTRAL.value(), "lasts", "PT1H")).contains("Орієнтовно до 13:00");
        assertThat(preview("drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H")).contains("До відбою, строк до 13:00");
        assertThat(preview("transport_change", "unit", CENTRAL.value(), "lasts", "PT24H")).contains("Діє до завтра, 12:00, якщо не продовжать");
        assertThat(preview("water_outage", "unit", CENTRAL.value(), "onset", "2026-03-03T09:00", "until", "2026-03-03T17:00")).contains("Завтра, 9:00–17:00");
    }

    @Test
    void people_read_until_when_a_thing_holds_that_ends_by_itself_and_that_a_danger_lasts_until_the_all_clear() {
        var road = told.sent(told.ready("transport_change", Area.of(CENTRAL)));
        var drones = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));

        assertThat(cast.guest().get("/alerts/" + road.id()).body()).containsPattern("Діє до [^<]*, якщо не продовжать");
        assertThat(cast.guest().get("/alerts/" + drones.id()).body()).contains("З 12:00 і до відбою");
    }

    @Test
    void a_word_that_is_corrected_does_not_shorten_the_alert() {
        clock.pass(Duration.ofSeconds(42));
        var road = told.sent(told.ready("transport_change", Area.of(CENTRAL)));
        clock.pass(Duration.ofMinutes(20));
        var olena = cast.signIn(OLENA);
        var page = olena.get("/office/alerts/" + road.id()).body();
        var until = page.replaceAll("(?s).*name=\"until\" value=\"([^\"]+)\".*", "$1");
        assertThat(page).doesNotContainPattern("name=\"lasts\" value=\"[^\"]+\" checked");

        olena.fill("/office/alerts/" + road.id(), "/office/alerts/" + road.id() + "/messages", "number", "1",
                "kind", "transport_change", "unit", CENTRAL.value(), "headlineUk", "Рух перекрито на Соборній", "until", until, "sure", "true");

        assertThat(alerts.find(road.id()).orElseThrow()).satisfies(alert -> {
            assertThat(alert.latest().number()).isEqualTo(2);
            assertThat(alert.expiresAt()).isEqualTo(road.expiresAt());
        });
    }

    // ——— streets ———

    @Test
    void unknown_streets_are_named_in_the_bar_all_at_once_and_in_the_summary() {
        var streets = "вул. Студентська, 5; вул. Марсіанська, 7, 9; пров. Місячний";

        assertThat(preview("water_outage", "streets", streets, "lasts", "PT1H")).contains("вул. Марсіанська, 7, 9; пров. Місячний").doesNotContain("Виберіть, де це");
        assertThat(send("water_outage", "streets", streets)).containsPattern("href=\"#streets\">[^<]*вул. Марсіанська, 7, 9; пров. Місячний</a>");
    }

    @Test
    void a_house_number_no_street_has_is_pointed_out() {
        assertThat(send("water_outage", "streets", "вул. Студентська, 5, 1200")).contains("Таких номерів будинків не буває", "вул. Студентська, 1200");
        assertThat(send("water_outage", "streets", "вул. Студентська 12345")).contains("вул. Студентська 12345");
    }

    @Test
    void a_settlement_before_streets_says_where_they_are_and_never_means_all_of_itself() {
        for (var list : new String[] {"Херсон; вул. Студентська, 5", "м. Херсон, вул. Студентська, 5", "м.Херсон: вул. Студентська 5"}) {
            send("water_outage", "streets", list);
        }
        assertThat(alerts.current()).hasSize(3).allSatisfy(alert -> assertThat(alert.latest().area().streets()).hasSize(1));
        assertThat(alerts.current()).extracting(alert -> alert.latest().place().uk()).allMatch(place -> place.contains("вул. Студентська, 5"));

        assertThat(send("water_outage", "streets", "м. Херсон")).contains("Не знаємо таких вулиць");
        assertThat(send("water_outage", "streets", "с. Садове, вул. Студентська, 5")).contains("Садове, вул. Студентська, 5");
    }

    // ——— two languages ———

    @Test
    void english_words_that_stayed_behind_are_pointed_out_to_the_author_and_to_the_approver() {
        assertThat(preview("drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "headlineUk", "Дрони над портом")).contains("Англійський текст лишився з шаблону", "Прибрати англійський текст");
        assertThat(preview("drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H")).doesNotContain("лишився з шаблону");

        var olena = cast.signIn(OLENA);
        var draft = olena.fill("/office/alerts/new?kind=drone_danger", "/office/alerts",
                        "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "headlineUk", "Дрони над портом", "sure", "true")
                .headers().firstValue("Location").orElseThrow();
        assertThat(cast.signIn(PETRO).get(draft).body()).contains("Англійський текст лишився з шаблону");
    }

    @Test
    void english_readers_get_the_ukrainian_words_marked_as_such_where_nobody_translated_them() {
        send("water_outage", "unit", CENTRAL.value(), "headlineUk", "Води немає до ранку", "textUk", "Прорвало трубу.", "ukrainian", "true");

        var id = alerts.current().getFirst().id();
        var english = cast.guest().carrying("language", "en").get("/alerts/" + id).body();
        assertThat(english).contains("In Ukrainian: Води немає до ранку", "lang=\"uk\">Прорвало трубу.");
    }

    // ——— words ———

    @Test
    void the_page_says_in_plain_words_what_to_do() {
        var page = cast.signIn(OLENA).get("/office/alerts/new?kind=drone_danger").body();

        assertThat(page).contains("Попередити про інше", "утримуйте кнопку секунду", "Порожньо означає «зараз»", "novalidate");
    }

    private String preview(String kind, String... fields) {
        return cast.signIn(OLENA).fill("/office/alerts/new?kind=" + kind, "/office/alerts/preview", with(kind, fields)).body();
    }

    private String send(String kind, String... fields) {
        var all = new ArrayList<>(List.of(with(kind, fields)));
        all.addAll(List.of("lasts", "PT8H", "sure", "true"));
        return cast.signIn(OLENA).fill("/office/alerts/new?kind=" + kind, "/office/alerts", all.toArray(String[]::new)).body();
    }

    private static String[] with(String kind, String... fields) {
        var all = new ArrayList<>(List.of("kind", kind));
        all.addAll(List.of(fields));
        return all.toArray(String[]::new);
    }
}
