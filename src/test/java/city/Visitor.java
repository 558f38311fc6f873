package city;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Someone with a browser that runs no scripts: keeps cookies, follows nothing by itself, fills in forms as they came. */
public final class Visitor {

    /** Words are tied with no-break spaces; a test should not have to know where. */
    private static final BodyHandler<String> PLAIN_SPACES = answer -> BodySubscribers.mapping(
            BodySubscribers.ofString(StandardCharsets.UTF_8), text -> text.replace('\u00a0', ' '));

    private final String home;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String accept = "text/html";

    public Visitor(int port) {
        this.home = "http://localhost:" + port;
    }

    /** The same person as a program: asks for JSON instead of pages. */
    public Visitor asking(String type) {
        accept = type;
        return this;
    }

    public CookieManager cookies() {
        return cookies;
    }

    /** Carries this cookie from now on, as if the city had given it. */
    public Visitor carrying(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        // As the cookie manager itself writes a host without dots; otherwise a new cookie would not replace this one.
        cookie.setDomain("localhost.local");
        cookies.getCookieStore().add(URI.create(home), cookie);
        return this;
    }

    /** The value of a cookie the city gave, or an empty text. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public URI address(String path) {
        return URI.create(home + path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(address(path)).header("Accept", accept);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Sends a form; the token of the page it stands on is taken from that page first. Names and values in turn. */
    public HttpResponse<String> fill(String page, String action, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        var token = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"").matcher(get(page).body());
        if (token.find()) {
            all.add("_csrf");
            all.add(token.group(1));
        }
        return post(action, all.toArray(String[]::new));
    }

    public HttpResponse<String> post(String path, String... fields) {
        var body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", accept)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Sends a form with a file in it, as {@link #fill} sends one without. */
    public HttpResponse<String> upload(String page, String action, String file, byte[] content, String... fields) {
        var token = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"").matcher(get(page).body());
        var boundary = "----city" + System.identityHashCode(content);
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            part(body, boundary, "name=\"" + fields[i] + "\"", fields[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        if (token.find()) {
            part(body, boundary, "name=\"_csrf\"", token.group(1).getBytes(StandardCharsets.UTF_8));
        }
        part(body, boundary, "name=\"" + file + "\"; filename=\"" + (content.length == 0 ? "" : "file.jpg") + "\"", content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(HttpRequest.newBuilder(address(action))
                .header("Accept", accept)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** A file as it came, byte by byte. */
    public HttpResponse<byte[]> download(String path) {
        try {
            return client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, PLAIN_SPACES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
