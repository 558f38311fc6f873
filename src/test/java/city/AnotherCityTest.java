package city;

import static org.assertj.core.api.Assertions.assertThat;

import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Kinds;
import city.territory.Katottg;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The same application for a tiny invented town, by data alone. */
@CityTest
@TestPropertySource(properties = "city.pack=src/test/resources/packs/testtown")
class AnotherCityTest {

    private static final Katottg UPPER = new Katottg("UA99010010010100005");
    private static final String OURS = "(?is).*(херсон|kherson|UA65|0 800 101 102).*";

    @Autowired
    Cast cast;

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    TestClock clock;

    @Test
    void nothing_a_reader_or_a_program_can_open_tells_of_kherson() {
        var dam = alerts.open(kinds.find("dam_break").orElseThrow(), Area.of(UPPER), "test", clock.instant());
        var address = "/alerts/" + dam;
        Awaitility.await().until(() -> cast.guest().asking("application/json").get("/alerts.json").body().contains(dam.toString()));

        for (var language : new String[] {"uk", "en"}) {
            var guest = cast.guest();
            guest.get("/language/" + language + "?to=/");
            for (var page : new String[] {"/", "/?unit=" + UPPER, "/more", "/alerts", address, "/news", "/places", "/sign-in", "/nothing-here"}) {
                var answer = guest.get(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(page.equals("/nothing-here") ? 404 : 200);
                assertThat(answer.body()).as(page).doesNotMatch(OURS).containsIgnoringCase(language.equals("uk") ? "Тестов" : "Testtown");
            }
        }
        for (var file : new String[] {"/alerts.json", "/alerts.atom", address + ".cap.xml", "/alerts.ics", "/news.rss", "/streets.json?q=перша", "/manifest.webmanifest", "/openapi.json", "/sw.js"}) {
            var answer = cast.guest().asking("*/*").get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body()).as(file).doesNotMatch(OURS);
        }
        assertThat(cast.guest().get("/").body()).contains("Прорив дамби", "Верхній район", "tel:999");
    }

    @Test
    void its_officials_warn_with_kinds_of_its_own() {
        for (var member : new Cast.Member[] {Cast.OLENA, Cast.PETRO, Cast.TARAS, Cast.MARTA, Cast.ADMIN}) {
            assertThat(cast.signIn(member).get("/office").body()).as(member.name()).doesNotMatch(OURS);
        }
        var desk = cast.signIn(Cast.OLENA).get("/office/alerts").body();
        assertThat(desk).contains("Прорив дамби", "Дим над містом").doesNotContain("Повітряна тривога").doesNotMatch(OURS);
    }

    @Test
    void its_clock_is_its_own() {
        clock.pass(Duration.ofMillis(1));

        assertThat(cast.guest().get("/").body()).as("noon in Kyiv is eleven in Warsaw").contains("11:00");
    }
}
