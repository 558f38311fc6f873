package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is left of the city on a phone without a connection. */
@CityTest
class BadDayTest {

    @LocalServerPort
    int port;

    @Test
    void the_front_page_opens_without_a_connection_and_says_how_old_it_is() {
        try (var oksana = prepared()) {
            oksana.withoutNetwork().go("/");

            assertThat(oksana.page().locator("#state")).containsText("стан невідомий");
            oksana.sees("Немає зв’язку з").sees("Слухайте сирени").sees("112").doesNotSee("Тривоги немає");
        }
    }

    @Test
    void shelters_and_numbers_are_at_hand_without_a_connection() {
        try (var oksana = prepared()) {
            oksana.withoutNetwork().go("/places").sees("Укриття");
            oksana.go("/more").sees("Подзвонити").sees("112");
        }
    }

    @Test
    void a_page_that_was_not_kept_gives_way_to_the_last_state() {
        try (var oksana = prepared()) {
            oksana.withoutNetwork().go("/news");

            oksana.sees("Цієї сторінки без зв’язку немає").sees("Немає зв’язку з");
        }
    }

    @Test
    void a_bookmark_of_a_place_opens_as_well() {
        try (var oksana = prepared()) {
            oksana.withoutNetwork().go("/?unit=UA65100150010361097");

            oksana.sees("Немає зв’язку з").sees("Центральний район").doesNotSee("Цієї сторінки");
        }
    }

    @Test
    void what_is_kept_follows_the_language() {
        try (var oksana = prepared()) {
            oksana.english();
            oksana.page().waitForFunction("() => caches.match('/more').then(page => page.text()).then(html => html.includes('lang=\"en\"'))");

            oksana.withoutNetwork().go("/more").sees("Data for programs");
        }
    }

    @Test
    void the_office_and_what_belongs_to_one_person_is_never_kept() {
        try (var oksana = prepared()) {
            oksana.go("/sign-in");
            var kept = (String) oksana.page().evaluate("""
                    caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
                      .then(all => all.flat().map(request => new URL(request.url).pathname).join(' '))""");

            assertThat(kept.split(" ")).contains("/", "/places", "/more", "/alerts.json").doesNotContain("/sign-in", "/office", "/alerts.atom");
        }
    }

    /** The first visit is over and the worker has taken what it keeps. */
    private Phone prepared() {
        var phone = Phone.open(port).go("/");
        phone.page().evaluate("navigator.serviceWorker.ready.then(() => true)");
        phone.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
        return phone;
    }
}
