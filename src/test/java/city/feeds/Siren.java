package city.feeds;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The server of an official source, on loopback: answers what it was told to and keeps what it was asked. */
final class Siren implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Speech> speeches = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Question> heard = new LinkedBlockingQueue<>();
    private final List<Question> questions = Collections.synchronizedList(new ArrayList<>());

    record Question(String path, Headers headers) {
        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private interface Speech {
        void speak(com.sun.net.httpserver.HttpExchange exchange) throws IOException, InterruptedException;
    }

    Siren() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var question = new Question(exchange.getRequestURI().toString(), exchange.getRequestHeaders());
            questions.add(question);
            heard.add(question);
            try (exchange) {
                speeches.getOrDefault(exchange.getRequestURI().getPath(), nobody -> nobody.sendResponseHeaders(404, -1)).speak(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    /** Waits until it has been asked. */
    Question first() {
        try {
            return Objects.requireNonNull(heard.poll(10, TimeUnit.SECONDS), "nobody asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Question last() {
        return questions.getLast();
    }

    Siren says(String path, String type, String body) {
        return says(path, 200, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    Siren says(String path, int status, Map<String, String> headers, byte[] body) {
        var all = new HashMap<>(headers);
        speeches.put(path, exchange -> {
            all.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
        return this;
    }

    /** Takes the question and is never heard of again, or stops in the middle of a word. */
    Siren hangs(String path, String beginning) {
        speeches.put(path, exchange -> {
            if (!beginning.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            Thread.sleep(60_000);
        });
        return this;
    }

    /** Promises more than it says. */
    Siren breaksOff(String path, String body) {
        speeches.put(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length() + 1000);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        });
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
