package city.territory;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CityTest
class StreetsApiTest {

    @Autowired
    Cast cast;

    @Autowired
    JsonMapper json;

    @Test
    void a_street_is_found_by_its_present_and_by_its_old_name() {
        assertThat(first("студент").get("id").asString()).isEqualTo("vul-studentska");
        assertThat(first("студент").has("old")).isFalse();
        assertThat(first("Московська").get("id").asString()).isEqualTo("vul-studentska");
        assertThat(first("Московська").get("old").asString()).isEqualTo("Московська");
        assertThat(first("Studentska").at("/title/en").asString()).isEqualTo("Studentska Street");
    }

    @Test
    void at_most_ten_come_and_nothing_comes_for_nothing() {
        assertThat(search("а").size()).isLessThanOrEqualTo(10);
        assertThat(search("").size()).isZero();
        assertThat(search("ъъъъъ").size()).isZero();
        assertThat(search("вул. " + "я".repeat(500)).size()).isZero();
    }

    @Test
    void the_answer_may_be_kept_by_anyone() {
        var answer = cast.guest().asking("application/json").get("/streets.json?q=x");

        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3600").contains("public");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    private JsonNode first(String typed) {
        return search(typed).get(0);
    }

    private JsonNode search(String typed) {
        return json.readTree(cast.guest().asking("application/json").get("/streets.json?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)).body());
    }
}
