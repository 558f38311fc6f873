package city.feeds;

import static city.Cast.ADMIN;
import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static city.Cast.STEPAN;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CityTest
@Import(Square.class)
class FeedsPageTest {

    @Autowired
    Square square;

    @Autowired
    Cast cast;

    Told source;

    @BeforeEach
    void a_source_reports_an_air_raid_and_something_unheard_of() {
        source = new Told(AlertsInUa.NAME);
        square.expect(source);
        square.turns(source.says(square.list(source, "air_raid@23", "urban_fights@1370")));
    }

    @Test
    void the_duty_officer_sees_what_a_source_says_and_what_nobody_is_warned_of() {
        var page = cast.signIn(OLENA).get("/office/feeds").body();

        assertThat(page).contains("alerts.in.ua", "На зв’язку.", "Повітряна тривога", "Херсонська область", "urban_fights");
    }

    @Test
    void a_silent_source_is_shown_as_silent() {
        square.turns(source.says(new Answer.Bad("status 500")));
        square.clock.pass(Duration.ofMinutes(2));

        var page = cast.signIn(ADMIN).get("/office/feeds").body();

        assertThat(page).contains("Мовчить.", "Остання відповідь: 12:00", "Повідомляло востаннє", "status 500").doesNotContain("На зв’язку");
    }

    @Test
    void the_duty_officer_switches_a_source_off_with_a_reason_and_on_again() {
        var olena = cast.signIn(OLENA);

        assertThat(olena.fill("/office/feeds", "/office/feeds/alerts.in.ua", "muted", "true", "sure", "true", "reason", "Тримає тривогу з учора").statusCode()).isEqualTo(303);
        var off = olena.get("/office/feeds").body();
        assertThat(off)
                .contains("Вимкнено вручну.", "Слухати знову", "Вимкнення: Олена ", "Тримає тривогу з учора", "місто не почує тривоги")
                .contains("<input type=\"hidden\" name=\"muted\" value=\"false\">");

        olena.fill("/office/feeds", "/office/feeds/alerts.in.ua", "muted", "false");
        assertThat(olena.get("/office/feeds").body())
                .contains("На зв’язку.", "Вимкнути джерело", "Увімкнення: Олена ", "<input type=\"hidden\" name=\"muted\" value=\"true\">")
                .doesNotContain("місто не почує тривоги");
    }

    @Test
    void a_slip_of_the_thumb_switches_nothing_off() {
        var olena = cast.signIn(OLENA);

        var noReason = olena.fill("/office/feeds", "/office/feeds/alerts.in.ua", "muted", "true", "sure", "true", "reason", " ");
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("Поясніть кількома словами");
        assertThat(olena.fill("/office/feeds", "/office/feeds/alerts.in.ua", "muted", "true", "reason", "бреше").statusCode()).isEqualTo(422);

        assertThat(olena.get("/office/feeds").body()).contains("На зв’язку.").doesNotContain("Вимкнено вручну.");
    }

    @Test
    void the_auditor_reads_every_switch_with_its_reason() {
        var stepan = cast.signIn(STEPAN);
        assertThat(stepan.get("/office/feeds/journal").body()).contains("Джерел ще ніхто не вимикав");

        cast.signIn(OLENA).fill("/office/feeds", "/office/feeds/alerts.in.ua", "muted", "true", "sure", "true", "reason", "Каже про іншу область");
        cast.signIn(OLENA).fill("/office/feeds", "/office/feeds/alerts.in.ua", "muted", "false");

        var page = stepan.get("/office/feeds/journal").body();
        assertThat(page).contains("Вимкнено: alerts.in.ua", "Каже про іншу область", "Увімкнено: alerts.in.ua", "Олена Чергова");
        assertThat(page.indexOf("Увімкнено")).isLessThan(page.indexOf("Вимкнено"));
        assertThat(stepan.get("/office").body()).contains("href=\"/office/feeds/journal\"");
        assertThat(stepan.get("/office/feeds/journal?before=nonsense").statusCode()).isEqualTo(400);
        assertThat(stepan.get("/office/feeds").statusCode()).isEqualTo(403);
        assertThat(cast.signIn(MARTA).get("/office/feeds/journal").statusCode()).isEqualTo(403);
    }

    @Test
    void a_source_nobody_has_cannot_be_switched_off_and_a_form_that_says_nothing_is_refused() {
        var olena = cast.signIn(OLENA);

        assertThat(olena.fill("/office/feeds", "/office/feeds/nobody", "muted", "true").statusCode()).isEqualTo(404);
        assertThat(olena.fill("/office/feeds", "/office/feeds/alerts.in.ua").statusCode()).isEqualTo(400);
        assertThat(olena.fill("/office/feeds", "/office/feeds/alerts.in.ua", "muted", "може").statusCode()).isEqualTo(400);
        assertThat(olena.post("/office/feeds/alerts.in.ua", "muted", "true").statusCode()).isEqualTo(403);
    }

    @Test
    void an_editor_neither_sees_the_line_nor_the_page() {
        assertThat(cast.signIn(MARTA).get("/office/feeds").statusCode()).isEqualTo(403);
        assertThat(cast.signIn(MARTA).get("/office").body()).doesNotContain("/office/feeds");
        assertThat(cast.signIn(OLENA).get("/office").body()).contains("/office/feeds");
        assertThat(cast.guest().get("/office/feeds").statusCode()).isEqualTo(302);
    }
}
