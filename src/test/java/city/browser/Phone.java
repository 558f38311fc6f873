package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody's phone: a real browser, 360×740, with storage of its own. One Chromium serves the whole run; what goes wrong
 * in a page's scripts fails the test that closes it.
 */
public final class Phone implements AutoCloseable {

    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage");
    private static final Browser BROWSER =
            PLAYWRIGHT.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));

    private static final ContainsTextOptions VISIBLE = new ContainsTextOptions().setUseInnerText(true);

    private final String home;
    private final BrowserContext context;
    private final Page page;
    private final List<String> requests = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private Phone(int port, Browser.NewContextOptions options) {
        this.home = "http://localhost:" + port;
        this.context = BROWSER.newContext(options.setLocale("uk-UA"));
        context.setDefaultTimeout(10_000);
        this.page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(mistakes::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                mistakes.add(message.text());
            }
        });
    }

    public static Phone open(int port) {
        return sized(port, 360, 740);
    }

    public static Phone sized(int port, int width, int height) {
        return new Phone(port, options(width, height));
    }

    public static Phone dark(int port) {
        return new Phone(port, options(360, 740).setColorScheme(ColorScheme.DARK));
    }

    /** The first visit ever, measured: no worker fetches anything beside it. */
    public static Phone withoutWorker(int port) {
        return new Phone(port, options(360, 740).setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    /** A browser that runs no scripts. */
    public static Phone plain(int port) {
        return new Phone(port, options(360, 740).setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions options(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height);
    }

    /** Whoever is signed in with this session; see {@code Cast.signIn}. */
    public Phone carrying(String cookie, String value) {
        context.addCookies(List.of(new Cookie(cookie, value).setUrl(home)));
        return this;
    }

    /** Lives in a part of the city: chosen as people do, by a tap on its name. */
    public Phone livesIn(String part) {
        go("/");
        page.locator("[data-unit]").getByText(part, new Locator.GetByTextOptions().setExact(true)).first().click();
        assertThat(page.locator("#my-place")).isVisible();
        return this;
    }

    public Phone go(String path) {
        page.navigate(home + path);
        return this;
    }

    public Phone english() {
        return go("/language/en?to=/");
    }

    public Phone withoutNetwork() {
        context.setOffline(true);
        return this;
    }

    public Phone withNetwork() {
        context.setOffline(false);
        return this;
    }

    public Phone sees(String words) {
        assertThat(page.locator("body")).containsText(words, VISIBLE);
        return this;
    }

    public Phone doesNotSee(String words) {
        assertThat(page.locator("body")).not().containsText(words, VISIBLE);
        return this;
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** Addresses asked for since the phone was opened or since {@link #forgetRequests()}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    /** The page does not move sideways. */
    public boolean fits() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    }

    /** What axe finds against WCAG 2.2 A and AA and its best practices, each with the places it was found in. */
    public List<String> barriers() {
        return new AxeBuilder(page).analyze().getViolations().stream()
                .map(found -> found.getId() + ": " + found.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }

    public Phone picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return this;
    }

    /** What Chromium finds missing for an app on the home screen; it tells only of a browser with a folder of its own. */
    public static List<String> missingToInstall(int port) {
        var options = new BrowserType.LaunchPersistentContextOptions().setExecutablePath(CHROMIUM).setArgs(QUIET);
        try (var own = PLAYWRIGHT.chromium().launchPersistentContext(Path.of(""), options)) {
            var page = own.pages().getFirst();
            page.navigate("http://localhost:" + port + "/");
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            var found = own.newCDPSession(page).send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors");
            return found.asList().stream().map(Object::toString).toList();
        }
    }

    @Override
    public void close() {
        context.close();
        if (!mistakes.isEmpty()) {
            throw new AssertionError("the page's scripts failed: " + mistakes);
        }
    }
}
