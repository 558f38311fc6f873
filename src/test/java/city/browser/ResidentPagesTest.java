package city.browser;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import city.TestClock;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Board;
import city.alerts.Kinds;
import city.territory.Katottg;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every resident's page can be read by everyone, fits a small phone and a thin line. */
@CityTest
class ResidentPagesTest {

    private static final int FIRST_VIEW = 60 * 1024;
    private static final int FURTHER_PAGE = 15 * 1024;
    private static final int SCRIPTS = 25 * 1024;
    private static final int REQUESTS = 6;

    @LocalServerPort
    int port;

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    Board board;

    @Autowired
    TestClock clock;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/news", "/places", "/more", "/sign-in", "/no-such-page"})
    void nothing_stands_in_anybodys_way(String path) {
        try (var day = Phone.open(port); var night = Phone.dark(port).english()) {
            assertThat(day.go(path).barriers()).isEmpty();
            assertThat(night.go(path).barriers()).as("English, dark").isEmpty();
        }
    }

    @Test
    void nothing_stands_in_the_way_of_an_alarm_either() {
        warn("uxo_warning");
        warn("drone_danger");
        for (var dark : List.of(false, true)) {
            try (var phone = (dark ? Phone.dark(port) : Phone.open(port)).livesIn("Центральний район")) {
                phone.sees("Що робити зараз");
                assertThat(phone.barriers()).as("emergency, dark %s", dark).isEmpty();
                phone.page().getByText("Зрозуміло").click();
                assertThat(phone.barriers()).as("after it, dark %s", dark).isEmpty();
                phone.page().locator("#my-place [data-act=place]").click();
                phone.sees("Район чи поселення");
                assertThat(phone.barriers()).as("choosing a place, dark %s", dark).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/news", "/places", "/more", "/sign-in", "/no-such-page"})
    void nothing_moves_sideways_on_the_smallest_phone(String path) {
        try (var small = Phone.sized(port, 320, 568)) {
            assertThat(small.go(path).fits()).isTrue();
            assertThat(small.english().go(path).fits()).isTrue();
        }
    }

    @Test
    void nothing_is_missing_to_install_the_app() {
        assertThat(Phone.missingToInstall(port)).isEmpty();
    }

    @Test
    void the_first_view_is_light() {
        warn("uxo_warning");
        warn("severe_weather");
        Awaitility.await().until(() -> board.now().alerts().size() == 2);
        try (var phone = Phone.withoutWorker(port)) {
            var loaded = new Loaded(phone);
            phone.go("/").page().waitForFunction("/тому/.test(document.querySelector('#strip .age').textContent)");
            phone.page().waitForCondition(loaded::quiet);

            assertThat(loaded.addresses()).as("requests").hasSizeLessThanOrEqualTo(REQUESTS);
            assertThat(loaded.bytes("")).as("bytes of the first view").isLessThan(FIRST_VIEW);
            assertThat(loaded.bytes(".js")).as("bytes of scripts").isLessThan(SCRIPTS);

            for (var path : List.of("/places", "/more")) {
                loaded.forget();
                phone.go(path).page().waitForCondition(loaded::quiet);
                assertThat(loaded.bytes("")).as("bytes of %s after /", path).isLessThan(FURTHER_PAGE);
            }
        }
    }

    @Test
    void the_first_screen_of_a_small_phone_answers_the_two_questions() {
        try (var small = Phone.sized(port, 360, 640).livesIn("Центральний район")) {
            for (var part : List.of("#strip", "#my-place")) {
                var box = small.page().locator(part).boundingBox();
                assertThat(box.y + box.height).as(part).isLessThan(640 - 62);
            }
        }
    }

    /** What came over the wire, without the open line. */
    private static final class Loaded {

        private final List<String> addresses = new ArrayList<>();
        private final List<Integer> sizes = new ArrayList<>();
        private int begun;

        Loaded(Phone phone) {
            phone.page().onRequest(request -> begun += counts(request) ? 1 : 0);
            phone.page().onRequestFinished(request -> {
                if (counts(request)) {
                    addresses.add(request.url());
                    sizes.add(request.response().fromServiceWorker() ? 0 : request.sizes().responseBodySize + request.sizes().responseHeadersSize);
                }
            });
        }

        /** Neither the open line nor what a browser fetches for its own frame, when it likes: the icon of the tab, the manifest. */
        private static boolean counts(Request request) {
            return !request.url().endsWith("/favicon.svg") && !java.util.regex.Pattern.compile("/live(\\?|$)").matcher(request.url()).find() && !request.url().endsWith(".webmanifest");
        }

        /** Whatever the page has asked for has come. */
        boolean quiet() {
            return begun == addresses.size();
        }

        List<String> addresses() {
            return addresses;
        }

        int bytes(String ending) {
            var sum = 0;
            for (var i = 0; i < addresses.size(); i++) {
                sum += addresses.get(i).endsWith(ending) ? sizes.get(i) : 0;
            }
            return sum;
        }

        void forget() {
            addresses.clear();
            begun = 0;
            sizes.clear();
        }
    }

    private void warn(String kind) {
        alerts.open(kinds.find(kind).orElseThrow(), Area.of(new Katottg("UA65100150010361097")), "test", clock.instant());
    }
}
