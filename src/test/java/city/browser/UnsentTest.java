package city.browser;

import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an officer typed is not lost and not sent twice: no network, no session, another language, Back. */
@CityTest
class UnsentTest {

    private static final String COMPOSE = "/office/alerts/new?kind=water_outage";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Test
    void without_network_the_page_stays_says_that_nothing_was_sent_and_sends_when_asked_again() {
        try (var olena = signedIn(OLENA)) {
            compose(olena);

            olena.withoutNetwork();
            hold(olena);
            olena.sees("НЕ надіслано: немає мережі. Нічого не загублено");
            assertThat(olena.page().locator("#headlineUk").inputValue()).isEqualTo("Немає води в центрі");
            assertThat(alerts()).isZero();

            olena.withNetwork();
            olena.page().getByText("Спробувати ще раз").click();
            olena.sees("Надіслано: Немає води в центрі");
            assertThat(alerts()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_was_lost_is_not_called_unsent_and_asking_again_sends_nothing_twice() {
        try (var olena = signedIn(OLENA)) {
            compose(olena);
            olena.page().route("**/office/alerts", route -> {
                route.fetch(new com.microsoft.playwright.Route.FetchOptions().setMaxRedirects(0));
                route.abort();
            });
            hold(olena);
            olena.sees("Відповіді немає").doesNotSee("НЕ надіслано");
            olena.page().unroute("**/office/alerts");

            olena.page().getByText("Спробувати ще раз").click();
            olena.sees("Надіслано: Немає води в центрі");
            assertThat(alerts()).isEqualTo(1);
        }
    }

    @Test
    void back_and_send_again_leads_to_the_same_draft() {
        try (var olena = signedIn(OLENA)) {
            olena.go("/office/alerts/new?kind=drone_danger");
            olena.page().locator("#unit").getByText("Херсонська міська територіальна громада", exactly()).click();
            olena.page().locator("#headlineUk").fill("Дрони над містом");
            hold(olena);
            olena.sees("Чекає на другий ключ");
            var draft = olena.page().url();

            olena.page().goBack();
            olena.sees("Цю форму вже надіслано");
            assertThat(olena.page().locator("#headlineUk").inputValue()).isEqualTo("Дрони над містом");
            hold(olena);
            olena.page().waitForURL(draft);
            assertThat(sql.sql("select count(*) from alerts.drafts").query(Long.class).single()).isEqualTo(1);
        }
    }

    @Test
    void a_session_that_ended_is_said_at_once_and_the_words_come_back_after_signing_in() {
        try (var olena = signedIn(OLENA)) {
            compose(olena);
            olena.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("session"));
            hold(olena);
            olena.sees("Сесія завершилась. Увійдіть знову — текст збережено на цьому пристрої");
            olena.page().locator(".not-sent").getByText("Увійти", new Locator.GetByTextOptions().setExact(true)).click();
            olena.page().waitForURL("**/sign-in?to=**");

            olena.carrying("session", cast.signIn(OLENA).cookie("session"));
            olena.page().navigate(olena.page().url());
            olena.sees("незбережений текст");
            olena.page().getByText("Повернути незбережене").click();
            assertThat(olena.page().locator("#headlineUk").inputValue()).isEqualTo("Немає води в центрі");
            hold(olena);
            olena.sees("Надіслано: Немає води в центрі");
            olena.go(COMPOSE).doesNotSee("незбережений текст");
        }
    }

    @Test
    void the_preview_does_not_fail_in_silence_when_the_token_is_gone() {
        try (var olena = signedIn(OLENA)) {
            olena.go(COMPOSE);
            olena.context().clearCookies();
            olena.page().locator("#headlineUk").fill("Немає води в центрі");
            olena.sees("Сесія завершилась");
        }
    }

    @Test
    void signed_in_again_in_another_window_the_first_one_simply_sends() {
        try (var olena = signedIn(OLENA)) {
            compose(olena);
            olena.context().clearCookies();
            olena.carrying("session", cast.signIn(OLENA).cookie("session"));
            hold(olena);
            olena.sees("Надіслано: Немає води в центрі");
        }
    }

    @Test
    void a_change_of_language_keeps_the_words_and_signing_out_forgets_them() {
        try (var olena = signedIn(OLENA)) {
            compose(olena);
            olena.page().locator("a[hreflang=en]").click();
            olena.sees("Bring it back");
            olena.page().getByText("Bring it back").click();
            assertThat(olena.page().locator("#headlineUk").inputValue()).isEqualTo("Немає води в центрі");

            olena.page().locator(".sign-out button").click();
            olena.page().waitForURL("**/");
            olena.carrying("session", cast.signIn(OLENA).cookie("session"));
            olena.go(COMPOSE).doesNotSee("Bring it back");
        }
    }

    @Test
    void an_editor_finds_unsent_news_again() {
        try (var marta = signedIn(MARTA)) {
            marta.go("/office/news/new");
            marta.page().locator("#title-uk").fill("Аптека на Соборній відкрита");
            marta.go("/office/news/new").sees("незбережений текст");
            marta.page().getByText("Повернути незбережене").click();
            assertThat(marta.page().locator("#title-uk").inputValue()).isEqualTo("Аптека на Соборній відкрита");
        }
    }

    @Test
    void after_a_mistake_the_first_wrong_field_has_the_focus_and_the_bar_stands_above_the_menu() {
        try (var olena = signedIn(OLENA)) {
            olena.go(COMPOSE);
            olena.page().locator("#streets").fill("вул. Марсіанська, 7");
            hold(olena);
            olena.sees("Не знаємо таких вулиць");

            olena.page().waitForFunction("() => document.activeElement.id === 'streets'");
            var bar = olena.page().locator(".send-bar").boundingBox();
            var menu = olena.page().locator(".main-nav").boundingBox();
            assertThat(bar.y + bar.height).isLessThanOrEqualTo(menu.y + 1);
            olena.page().evaluate("scrollTo(0, 0)");
            bar = olena.page().locator(".send-bar").boundingBox();
            assertThat(bar.y + bar.height).isLessThanOrEqualTo(menu.y + 1);
            assertThat(olena.page().locator(".send-bar").innerText()).contains("вул. Марсіанська, 7");
        }
    }

    @Test
    void an_exact_end_takes_the_place_of_a_ready_duration() {
        try (var olena = signedIn(OLENA)) {
            compose(olena);
            olena.page().locator("#until").fill("2026-03-02T17:00");
            olena.page().waitForFunction("() => !document.querySelector('[name=lasts]:checked')");
            olena.sees("Орієнтовно до 17:00");
            var inputs = olena.page().locator(".window input");
            assertThat(inputs.nth(0).boundingBox().width).isGreaterThan(250);
            assertThat(inputs.nth(1).boundingBox().y).isGreaterThan(inputs.nth(0).boundingBox().y + 40);
        }
    }

    private void compose(Phone olena) {
        olena.go(COMPOSE);
        olena.page().locator("#unit").getByText("Центральний район", exactly()).click();
        olena.page().locator("#headlineUk").fill("Немає води в центрі");
    }

    private long alerts() {
        return sql.sql("select count(*) from alerts.alerts").query(Long.class).single();
    }

    private Phone signedIn(Cast.Member member) {
        return Phone.open(port).carrying("session", cast.signIn(member).cookie("session"));
    }

    /** Presses the button until it has filled. */
    private static void hold(Phone phone) {
        var button = phone.page().locator(".send-bar button[data-hold]");
        button.hover();
        phone.page().mouse().down();
        // Counted, which waits for nothing: the button may go away with its page at any moment.
        phone.page().waitForCondition(() ->
                phone.page().locator(".send-bar button[data-hold]:enabled:visible").count() == 0 || phone.page().locator(".not-sent").count() > 0);
        phone.page().mouse().up();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
