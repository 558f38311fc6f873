package city.alerts;

import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.alerts.Told.CENTRAL;
import static city.alerts.Told.HROMADA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.Visitor;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The network swallows answers, and people press again. */
@CityTest
@Import(Told.class)
class SentFormsTest {

    private static final String KEY = "9b2c5f2a-0000-4000-8000-000000000001";

    @Autowired
    Cast cast;

    @Autowired
    Alerts alerts;

    @Autowired
    Drafts drafts;

    @Autowired
    Told told;

    @Test
    void the_same_form_sent_twice_is_one_alert_and_leads_to_the_same_place() {
        var olena = cast.signIn(OLENA);

        var first = send(olena, CENTRAL.value(), "PT1H");
        var again = send(olena, CENTRAL.value(), "PT1H");

        assertThat(alerts.current()).hasSize(1);
        assertThat(place(again)).isEqualTo(place(first));
    }

    @Test
    void a_form_that_waits_for_its_second_key_asks_for_one_only() {
        var olena = cast.signIn(OLENA);

        var first = send(olena, HROMADA.value(), "PT1H");
        var again = send(olena, HROMADA.value(), "PT1H");

        assertThat(drafts.waiting()).hasSize(1);
        assertThat(place(again)).isEqualTo(place(first)).contains("/drafts/");
    }

    @Test
    void the_same_form_with_other_words_is_asked_about_and_nothing_is_lost() {
        var olena = cast.signIn(OLENA);
        send(olena, CENTRAL.value(), "PT1H");

        var other = send(olena, CENTRAL.value(), "PT2H");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).containsPattern("value=\"PT2H\"[^>]* checked").contains("вже надіслано з іншими словами").doesNotContain(KEY);
        assertThat(alerts.current()).hasSize(1);
    }

    @Test
    void whoever_comes_back_to_a_form_that_was_sent_is_told_so() {
        var olena = cast.signIn(OLENA);
        var led = place(send(olena, CENTRAL.value(), "PT1H"));

        assertThat(olena.get("/office/alerts/new?kind=drone_danger&form=" + KEY).body()).contains("Цю форму вже надіслано", "href=\"" + led + "\"", KEY);
        assertThat(olena.get("/office/alerts/new?kind=drone_danger").body()).doesNotContain("Цю форму вже надіслано");
    }

    @Test
    void a_form_that_came_back_with_a_mistake_was_not_sent() {
        var olena = cast.signIn(OLENA);

        var wrong = send(olena, "", "PT1H");
        var right = send(olena, CENTRAL.value(), "PT1H");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains(KEY);
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(alerts.current()).hasSize(1);
    }

    @Test
    void four_presses_at_once_are_one_alert() {
        var olena = cast.signIn(OLENA);
        var token = olena.get("/office/alerts/new?kind=drone_danger").body().replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        try (var hands = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 4)
                    .mapToObj(_ -> hands.submit(() -> olena.post("/office/alerts", "kind", "drone_danger", "unit", CENTRAL.value(), "lasts", "PT1H", "sure", "true", "form", KEY, "_csrf", token)))
                    .toList();
            assertThat(answers).extracting(answer -> place(answer.get())).containsOnly("/office/alerts?sent=" + alerts.current().getFirst().id());
        }
        assertThat(alerts.current()).hasSize(1);
    }

    @Test
    void a_key_that_was_turned_twice_by_the_same_form_leads_to_what_was_sent() {
        var draft = place(send(cast.signIn(OLENA), HROMADA.value(), "PT1H"));
        var petro = cast.signIn(PETRO);

        var first = petro.fill(draft, draft + "/confirmation", "sure", "true", "form", KEY);
        var again = petro.fill("/office", draft + "/confirmation", "sure", "true", "form", KEY);

        assertThat(place(first)).contains("?sent=");
        assertThat(place(again)).isEqualTo(place(first));
        assertThat(alerts.current()).hasSize(1);
    }

    @Test
    void an_end_that_was_pressed_twice_says_twice_that_it_was_sent() {
        var id = told.sent(told.ready("water_outage", Area.of(CENTRAL))).id();
        told.sent(told.ready("water_outage", Area.of(CENTRAL)));
        var olena = cast.signIn(OLENA);

        var first = olena.fill("/office/alerts", "/office/alerts/" + id + "/end", "sure", "true", "form", KEY);
        var again = olena.fill("/office/alerts", "/office/alerts/" + id + "/end", "sure", "true", "form", KEY);

        assertThat(place(first)).contains("?sent=");
        assertThat(place(again)).isEqualTo(place(first));
    }

    private static HttpResponse<String> send(Visitor who, String unit, String lasts) {
        return who.fill("/office/alerts/new?kind=drone_danger", "/office/alerts",
                "kind", "drone_danger", "unit", unit, "lasts", lasts, "sure", "true", "form", KEY);
    }

    private static String place(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }
}
