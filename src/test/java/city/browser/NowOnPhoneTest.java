package city.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.CityTest;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Kinds;
import city.live.Line;
import city.territory.Katottg;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the open page does while the city speaks. */
@CityTest
class NowOnPhoneTest {

    static final Katottg CENTRAL = new Katottg("UA65100150010361097");

    @LocalServerPort
    int port;

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    Line line;

    @Autowired
    city.TestClock clock;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void the_line_knows_the_table() {
        await().until(() -> line.latest()
                == sql.sql("select coalesce(max(id), 0) from live.events").query(Long.class).single());
    }

    @Test
    void an_open_page_shows_a_new_alert_without_a_new_load_and_turns_to_emergency_mode() {
        try (var oksana = Phone.open(port).livesIn("Центральний район")) {
            var page = oksana.page();
            page.evaluate("window.same = true");

            alerts.open(kinds.find("drone_danger").orElseThrow(), Area.of(CENTRAL), "test", clock.instant());

            oksana.sees("Що робити зараз").sees("Тут ваш дім");
            assertThat(page.locator("dialog.emergency h2").first().innerText()).contains("дрон");
            assertThat(page.evaluate("window.same")).isEqualTo(true);
        }
    }
}
