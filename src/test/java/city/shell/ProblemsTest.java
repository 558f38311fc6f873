package city.shell;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;

@CityTest
class ProblemsTest {

    @LocalServerPort
    int port;

    @Autowired
    RestClient.Builder clients;

    @Test
    void an_unknown_address_is_a_page_in_ukrainian_with_a_way_on() {
        var answer = get("/nowhere", "text/html");

        assertThat(answer).contains("Такої сторінки немає", "На головну").doesNotContain("Exception", "Whitelabel");
    }

    @Test
    void a_machine_gets_a_problem_document() {
        assertThat(get("/nowhere", "application/json")).contains("\"status\":404", "Такої сторінки немає");
    }

    private String get(String path, String accept) {
        return clients.baseUrl("http://localhost:" + port).build().get().uri(path).header("Accept", accept)
                .exchange((request, response) -> {
                    assertThat(response.getStatusCode().value()).isEqualTo(404);
                    return new String(response.getBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                });
    }
}
