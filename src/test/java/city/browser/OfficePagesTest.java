package city.browser;

import static city.Cast.ADMIN;
import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.Cast.STEPAN;
import static city.Cast.TARAS;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.Cast;
import city.CityTest;
import city.Visitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The office can be read by everyone on any screen, and its work is done with a phone or with keys alone. */
@CityTest
class OfficePagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    record Desk(Cast.Member whose, String path) {}

    static List<Desk> desks() {
        return List.of(
                new Desk(OLENA, "/office"),
                new Desk(OLENA, "/office/alerts"),
                new Desk(OLENA, "/office/alerts/new?kind=air_raid"),
                new Desk(TARAS, "/office/alerts/new?kind=power_outage_emergency"),
                new Desk(OLENA, "/office/feeds"),
                new Desk(MARTA, "/office/news"),
                new Desk(MARTA, "/office/news/new"),
                new Desk(ADMIN, "/office/staff"),
                new Desk(ADMIN, "/office/staff/new"),
                new Desk(ADMIN, "/office/journal"),
                new Desk(STEPAN, "/office/alerts/journal"),
                new Desk(STEPAN, "/office/feeds/journal"),
                new Desk(ADMIN, "/office/no-such-page"));
    }

    @ParameterizedTest
    @MethodSource("desks")
    void nothing_stands_in_the_way_of_those_who_work_here(Desk desk) {
        try (var phone = signedIn(Phone.sized(port, 320, 568), desk.whose())) {
            phone.go(desk.path());
            assertThat(phone.barriers()).isEmpty();
            assertThat(phone.fits()).isTrue();
        }
    }

    @Test
    void who_would_be_both_hands_is_warned_of_before_it_is_saved_and_the_link_is_copied_with_a_tap() {
        try (var admin = signedIn(ADMIN)) {
            var page = admin.go("/office/staff/new").page();
            admin.doesNotSee("в одній особі");
            page.locator("[value=DUTY_OFFICER]").check();
            page.locator("[value=ALERT_APPROVER]").check();
            admin.sees("в одній особі");
            assertThat(admin.barriers()).isEmpty();

            page.locator("#name").fill("Богдан Новенький");
            page.locator("#login").fill("bohdan");
            page.locator("#email").fill("bohdan@city.example");
            page.locator(".main-action").click();
            admin.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            page.locator("[data-copy]").click();
            admin.sees("Скопійовано");
            assertThat((String) page.evaluate("navigator.clipboard.readText()")).isEqualTo(page.locator("#link").innerText());
            assertThat(admin.barriers()).isEmpty();
        }
    }

    @Test
    void nothing_is_lost_in_the_dark_either() {
        try (var olena = signedIn(Phone.dark(port), OLENA)) {
            for (var path : List.of("/office/alerts", "/office/alerts/new?kind=air_raid")) {
                assertThat(olena.go(path).barriers()).as(path).isEmpty();
            }
        }
    }

    @Test
    void a_warning_that_waits_is_as_readable_for_both_and_rings_without_hiding_anything() {
        try (var olena = signedIn(OLENA); var petro = signedIn(PETRO)) {
            olena.go("/office/alerts/new?kind=air_raid");
            olena.page().locator("#unit").getByText("Херсонська міська територіальна громада", exactly()).click();
            olena.page().locator("#textUk").fill("Загроза з півдня.");
            olena.sees("Потрібен другий ключ");
            hold(olena, "Enter");
            olena.sees("Чекає на другий ключ");
            assertThat(olena.barriers()).isEmpty();

            petro.go("/office").sees("Потрібен ваш ключ");
            assertThat(petro.barriers()).isEmpty();
            var ring = petro.page().locator("a.waiting").first();
            for (var beside : List.of("h1", ".sign-out button")) {
                var box = petro.page().locator(beside).boundingBox();
                assertThat(box.y >= ring.boundingBox().y + ring.boundingBox().height || box.y + box.height <= ring.boundingBox().y).as(beside).isTrue();
            }
            ring.click();
            petro.sees("Ваш ключ");
            assertThat(petro.barriers()).isEmpty();
        }
    }

    @Test
    void a_warning_is_composed_and_sent_with_keys_alone() {
        try (var olena = signedIn(OLENA)) {
            olena.go("/office/alerts/new?kind=drone_danger");
            olena.page().getByLabel("Центральний район", new Page.GetByLabelOptions().setExact(true)).focus();
            olena.page().keyboard().press("Space");
            olena.sees("Піде одразу");
            assertThat(olena.page().locator(".on-phone").first()).containsText("Центральний район");

            hold(olena, "Space");
            olena.sees("Надіслано");
        }
    }

    @Test
    void marta_writes_a_post_with_a_picture_and_it_is_read_in_the_news() {
        try (var marta = signedIn(MARTA); var oksana = Phone.open(port)) {
            var page = marta.go("/office/news").page();
            page.locator(".desk-head a").click();
            page.locator("#title-uk").fill("Пункт видачі води відчинено");
            page.locator("#lead-uk").fill("Беріть із собою тару.");
            page.locator("#body-uk").fill("Працює щодня.");
            page.locator("#title-en").fill("The water point is open");
            page.locator("#lead-en").fill("Bring your own containers.");
            page.locator("#body-en").fill("Open daily.");
            page.locator("#picture").setInputFiles(new FilePayload("water.png", "image/png", picture()));
            page.locator("#alt-uk").fill("Черга біля крана");
            page.locator("#alt-en").fill("A queue at the tap");
            page.locator(".main-action").click();
            marta.sees("Чернетка");
            assertThat(marta.barriers()).isEmpty();
            page.locator("#checked").check();
            page.locator(".main-action").click();
            marta.sees("Опубліковано");

            await().until(() -> new Visitor(port).get("/news").body().contains("Пункт видачі води відчинено"));
            oksana.go("/news").page().getByText("Пункт видачі води відчинено").click();
            oksana.sees("Працює щодня.");
            var shown = oksana.page().getByAltText("Черга біля крана");
            assertThat(shown).isVisible();
            oksana.page().waitForFunction("image => image.complete && image.naturalWidth > 0", shown.elementHandle());
            assertThat(oksana.barriers()).isEmpty();
            assertThat(oksana.fits()).isTrue();
            oksana.english().go("/news").sees("The water point is open");
        }
    }

    /** Holds a key on the button until it has filled. */
    private static void hold(Phone phone, String key) {
        var here = phone.page().url();
        phone.page().locator("button[data-hold]").focus();
        phone.page().keyboard().down(key);
        phone.page().waitForURL(address -> !address.equals(here));
        phone.page().keyboard().up(key);
    }

    private Phone signedIn(Cast.Member member) {
        return signedIn(Phone.open(port), member);
    }

    private Phone signedIn(Phone phone, Cast.Member member) {
        return phone.carrying("session", cast.signIn(member).cookie("session"));
    }

    private static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
