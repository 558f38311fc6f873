package city.shell;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import city.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@CityTest
class ProblemsTest {

    @LocalServerPort
    int port;

    @Test
    void an_unknown_address_is_a_page_in_ukrainian_with_a_way_on() {
        var answer = new Visitor(port).get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Такої сторінки немає", "На головну").doesNotContain("Exception", "Whitelabel");
    }

    @Test
    void a_machine_gets_a_problem_document() {
        var answer = new Visitor(port).asking("application/json").get("/nowhere");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404", "Такої сторінки немає");
    }

    @Test
    void pages_are_ukrainian_whatever_the_browser_says_and_english_by_choice() {
        var visitor = new Visitor(port);

        assertThat(visitor.get("/nowhere", "Accept-Language", "en").body()).contains("lang=\"uk\"");

        var chosen = visitor.get("/language/en?to=/nowhere");
        assertThat(chosen.headers().firstValue("Location")).contains("/nowhere");
        assertThat(visitor.get("/nowhere").body()).contains("lang=\"en\"", "There is no such page");
    }

    @Test
    void the_choice_of_language_leads_nobody_off_the_site() {
        for (var trap : new String[] {"//evil.example", "https://evil.example", "/%5Cevil.example", "/\\evil"}) {
            var to = new Visitor(port).get("/language/en?to=" + java.net.URLEncoder.encode(trap, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(to.headers().firstValue("Location").orElse("")).doesNotStartWith("//").doesNotContain("https:");
        }
    }

    @Test
    void a_body_type_that_makes_no_sense_is_refused_and_not_a_crash() {
        assertThat(new Visitor(port).get("/alerts", "Content-Type", "multipart/form-data").statusCode()).isEqualTo(400);
    }

    @Test
    void a_session_cookie_that_was_not_made_here_is_nobody() {
        assertThat(new Visitor(port).get("/sign-in", "Cookie", "session=AA==").statusCode()).isEqualTo(200);
    }

    @Test
    void the_choice_of_language_leads_back_to_the_very_question() {
        assertThat(new Visitor(port).get("/alerts?q=a&page=1").body()).contains("/language/en?to=%2Falerts%3Fq%3Da%26page%3D1");
        assertThat(new Visitor(port).get("/nowhere").body()).contains("/language/en?to=%2Fnowhere");
    }
}
