package city.faults;

import city.Visitor;
import city.pack.Language;
import city.shell.Words;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The application in a process of its own, which can be killed. */
final class App implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("(http://localhost:\\d+)(/sign-in/demo/\\S+)");

    final int port;
    final int livePort;
    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private App(Process process, int port, int livePort) {
        this.process = process;
        this.port = port;
        this.livePort = livePort;
        Thread.ofVirtual().start(this::listen);
    }

    static App on(String database, Path data) throws Exception {
        return on(database, data, free(), free());
    }

    static App on(String database, Path data, int port, int livePort) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8",
                "-cp", classPath(), "city.City");
        builder.redirectErrorStream(true);
        var settings = builder.environment();
        settings.put("CITY_DEMO", "true");
        settings.put("CITY_PORT", String.valueOf(port));
        settings.put("CITY_LIVE_PORT", String.valueOf(livePort));
        settings.put("CITY_DATABASE_URL", database);
        settings.put("CITY_DATABASE_USER", "postgres");
        settings.put("CITY_DATA", data.toString());
        var app = new App(builder.start(), port, livePort);
        app.ready.get(90, TimeUnit.SECONDS);
        return app;
    }

    /** Somebody who signed in by the link that was printed for a duty officer. */
    Visitor dutyOfficer() {
        var role = Words.say(Language.UK, "identity.role.duty_officer");
        for (var line : said) {
            var link = LINK.matcher(line);
            if (line.contains(role) && link.find()) {
                var visitor = new Visitor(port);
                visitor.get(link.group(2));
                return visitor;
            }
        }
        throw new IllegalStateException("no link for " + role + " was printed: " + said);
    }

    List<String> said() {
        return said;
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
    }

    /** What a city runs: nothing of the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> !place.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.contains("/sign-in/demo/") && line.contains(Words.say(Language.UK, "identity.role.system_admin"))) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IllegalStateException("the application ended: " + said));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }
}
