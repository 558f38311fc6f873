package city.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine of every browser on iOS, by plain WebDriver (W3C): Playwright's own build of it is not to be had here. */
final class WebKit implements AutoCloseable {

    private static final Path DRIVER = Path.of("/usr/bin/WebKitWebDriver");
    private static final Path SCREEN = Path.of("/usr/bin/Xvfb");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process screen;
    private final Process driver;
    private final String home;
    private String session = "";

    private WebKit(Process screen, Process driver, int port) {
        this.screen = screen;
        this.driver = driver;
        this.home = "http://localhost:" + port + "/session";
    }

    static boolean installed() {
        return Files.isExecutable(DRIVER) && Files.isExecutable(SCREEN);
    }

    static WebKit open() throws Exception {
        var screen = new ProcessBuilder(SCREEN.toString(), "-displayfd", "1", "-screen", "0", "360x740x24").redirectErrorStream(false).start();
        var display = screen.inputReader().readLine();
        var port = App.free();
        var builder = new ProcessBuilder(DRIVER.toString(), "--port=" + port).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", ":" + display);
        var webkit = new WebKit(screen, builder.start(), port);
        await().ignoreException(ConnectException.class).until(() -> {
            webkit.session = "/" + webkit.ask("", Map.of("capabilities", Map.of())).get("sessionId").stringValue();
            return true;
        });
        return webkit;
    }

    WebKit go(String address) throws IOException, InterruptedException {
        ask(session + "/url", Map.of("url", address));
        return this;
    }

    /** What the script returns, or what its promise comes to. */
    JsonNode run(String script) throws IOException, InterruptedException {
        return ask(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** What a person reads on the page, once it contains {@code words}. */
    String sees(String words) {
        await().atMost(Duration.ofSeconds(30)).until(() -> text().contains(words));
        try {
            return text();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text() throws IOException, InterruptedException {
        return run("return document.body ? document.body.innerText : ''").stringValue().replace('\u00a0', ' ');
    }

    private JsonNode ask(String address, Map<String, ?> what) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(home + address)).POST(BodyPublishers.ofString(JSON.writeValueAsString(what))).build(), BodyHandlers.ofString());
        var value = JSON.readTree(answer.body()).get("value");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(value.toString());
        }
        return value;
    }

    @Override
    public void close() {
        http.sendAsync(HttpRequest.newBuilder(URI.create(home + session)).DELETE().build(), BodyHandlers.discarding()).join();
        driver.destroy();
        driver.onExit().join();
        screen.destroy();
        screen.onExit().join();
        http.close();
    }
}
