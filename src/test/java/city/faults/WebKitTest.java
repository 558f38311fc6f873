package city.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.TestTown;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Oksana has an iPhone, and the city is really gone. */
class WebKitTest {

    private static final String CENTRAL = "UA65100150010361097";

    @TempDir
    Path folder;

    @Test
    void a_warning_comes_by_itself_and_without_the_city_the_phone_never_says_that_all_is_calm() throws Exception {
        assumeTrue(WebKit.installed(), "WebKitWebDriver and Xvfb are not installed");
        try (var app = App.on(TestTown.newDatabase(), folder); var oksana = WebKit.open()) {
            var home = "http://localhost:" + app.port;
            oksana.go(home + "/").run("document.querySelector('[data-unit=\"%s\"]').click()".formatted(CENTRAL));
            oksana.sees("Центральний район");
            oksana.run("return navigator.serviceWorker.ready.then(() => caches.match('/places')).then(page => page.status)");
            oksana.run("window.same = true");

            app.dutyOfficer().fill("/office/alerts/new?kind=uxo_warning", "/office/alerts", "kind", "uxo_warning", "unit", CENTRAL, "lasts", "PT6H", "sure", "true");

            oksana.sees("Висока небезпека");
            assertThat(oksana.run("return window.same").booleanValue()).as("without a new load").isTrue();

            app.kill();

            assertThat(oksana.go(home + "/").sees("Немає зв’язку з")).contains("Центральний район", "112").doesNotContain("Тривоги немає");
            oksana.go(home + "/places").sees("Укриття");
            oksana.go(home + "/news").sees("Цієї сторінки без зв’язку немає");
        }
    }
}
