package city.browser;

import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.Cast;
import city.CityTest;
import city.Visitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The road the whole house is built for: a warning from the desk to the phones, and the all-clear after it. */
@CityTest
class WarningRoadTest {

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    city.live.Line line;

    @Test
    void a_warning_for_one_district_reaches_the_phones_there_and_a_second_person_calls_it_off() throws Exception {
        await().until(() -> line.latest() == sql.sql("select coalesce(max(id), 0) from live.events").query(Long.class).single());
        try (var oksana = Phone.open(port).livesIn("Центральний район");
                var mykola = Phone.open(port).livesIn("Корабельний район");
                var tunnel = Phone.open(port).livesIn("Центральний район");
                var olena = signedIn(OLENA)) {
            tunnel.withoutNetwork();

            olena.go("/office/alerts");
            olena.page().locator(".templates").getByText("Небезпека дронів", exactly()).click();
            olena.page().locator("#unit").getByText("Центральний район", exactly()).click();
            olena.sees("Піде одразу");
            hold(olena);
            olena.sees("Надіслано");

            oksana.sees("Тут ваш дім").sees("Що робити зараз");
            mykola.sees("Небезпека дронів");
            assertThat(mykola.page().locator("dialog.emergency[open]").count()).isZero();
            tunnel.withNetwork();
            tunnel.sees("Тут ваш дім");
            assertThat(tunnel.page().locator("dialog.emergency[open]").count()).isEqualTo(1);

            oksana.page().getByText("Зрозуміло", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)).click();
            assertThat(oksana.page().locator("dialog.emergency[open]").count()).isZero();

            olena.go("/office/alerts");
            hold(olena);
            olena.sees("скільки б не довелося чекати");
            oksana.doesNotSee("Відбій");
            confirmAsPetro();
            oksana.sees("Відбій");

            capIsValid();
        }
    }

    @Test
    void a_hand_written_warning_for_the_whole_hromada_waits_for_the_approver() {
        await().until(() -> line.latest() == sql.sql("select coalesce(max(id), 0) from live.events").query(Long.class).single());
        try (var oksana = Phone.open(port).livesIn("Центральний район");
                var olena = signedIn(OLENA)) {
            olena.go("/office/alerts/new?kind=air_raid");
            olena.page().locator("#unit").getByText("Херсонська міська територіальна громада", exactly()).click();
            olena.page().locator("#textUk").fill("Загроза з півдня. Ідіть в укриття.");
            olena.sees("Потрібен другий ключ");
            hold(olena);
            olena.sees("Чекає на другий ключ");

            assertThat(oksana.page().locator("dialog.emergency[open]").count()).isZero();
            confirmAsPetro();
            oksana.sees("Загроза з півдня");
        }
    }

    /** Petro is called wherever he is in the office, goes there and turns his key. */
    private void confirmAsPetro() {
        try (var petro = signedIn(PETRO)) {
            petro.go("/office").sees("Потрібен ваш ключ");
            petro.page().locator("a.waiting").first().click();
            hold(petro);
            petro.sees("Надіслано");
        }
    }

    private Phone signedIn(Cast.Member member) {
        return Phone.open(port).carrying("session", cast.signIn(member).cookie("session"));
    }

    /** Presses the button until it has filled. */
    private static void hold(Phone phone) {
        var here = phone.page().url();
        var button = phone.page().locator("button[data-hold]");
        button.scrollIntoViewIfNeeded();
        BoundingBox box = button.boundingBox();
        var mouse = phone.page().mouse();
        mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        mouse.down(new Mouse.DownOptions());
        phone.page().waitForURL(address -> !address.equals(here));
        mouse.up();
    }

    private void capIsValid() throws Exception {
        var schema = SchemaFactory.newDefaultInstance().newSchema(WarningRoadTest.class.getResource("/cap/CAP-v1.2.xsd"));
        var program = new Visitor(port).asking("*/*");
        var links = Pattern.compile("/alerts/[a-z2-9]{10}-\\d\\.cap\\.xml").matcher(program.get("/alerts.atom").body()).results().map(hit -> hit.group()).distinct().toList();
        assertThat(links).hasSize(2);
        for (var link : links) {
            schema.newValidator().validate(new StreamSource(new StringReader(program.get(link).body())));
        }
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
