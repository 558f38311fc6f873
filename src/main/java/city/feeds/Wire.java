package city.feeds;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks strangers over HTTP and bounds what they may do to us: how long, how much, and where we follow them to. */
final class Wire {

    /** A whole country under alert is a tenth of it. */
    static final int MOST_BYTES = 1 << 20;

    private final Duration patience;
    private final Clock clock;
    private final HttpClient client;

    /** {@code patience} lasts to the last byte of the answer. */
    Wire(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    sealed interface Reply {
        /** Something to read, of at most {@link #MOST_BYTES}. */
        record Body(byte[] bytes, String type, Optional<String> lastModified) implements Reply {}

        /** Nothing to read, and what that comes to. */
        record Nothing(Answer answer) implements Reply {}
    }

    Reply get(URI address, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address).header("User-Agent", "moie-misto").timeout(patience);
        headers.forEach(request::header);
        // The timeout of a request stops at the headers: a body that drips would keep us for ever.
        var sent = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return reply(sent.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return bad("no whole answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            return bad(e.getCause() instanceof IOException cause && cause.getMessage() != null ? cause.getMessage() : String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return bad("interrupted");
        }
    }

    private Reply reply(HttpResponse<byte[]> response) {
        var headers = response.headers();
        return switch (response.statusCode()) {
            case 200 -> body(response);
            case 304 -> new Reply.Nothing(new Answer.Unchanged());
            case 429, 503 -> new Reply.Nothing(
                    new Answer.Refused("status " + response.statusCode(), headers.firstValue("Retry-After").flatMap(this::wait)));
            default -> bad("status " + response.statusCode());
        };
    }

    private static Reply body(HttpResponse<byte[]> response) {
        var headers = response.headers();
        if (response.body().length == 0) {
            return bad("an empty answer");
        }
        if (!headers.firstValue("Content-Encoding").orElse("identity").equals("identity")) {
            return bad("pressed, though nobody asked for it");
        }
        return new Reply.Body(response.body(), headers.firstValue("Content-Type").orElse("no type"), headers.firstValue("Last-Modified"));
    }

    /** RFC 9110 §10.2.3: seconds, or a date. */
    private Optional<Duration> wait(String retryAfter) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            var at = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(clock.instant(), at));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Reply bad(String reason) {
        return new Reply.Nothing(new Answer.Bad(reason));
    }
}
