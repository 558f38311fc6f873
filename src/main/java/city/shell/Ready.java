package city.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * An answer made once for many readers: written, pressed and tagged when the first of them asks, and only copied for
 * the rest. Browsers ask each time whether it is still the same.
 */
record Ready(Machine plain, byte[] pressed) {

    private static final String HERE = Ready.class.getName();

    static Ready page(String html) {
        var plain = Machine.of("text/html;charset=UTF-8", html);
        return new Ready(plain, pressed(plain.body()));
    }

    ResponseEntity<byte[]> answer(HttpServletRequest request) {
        var same = plain.holds(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        var head = ResponseEntity.status(same ? 304 : 200)
                .eTag(plain.tag())
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, HttpHeaders.COOKIE);
        if (same) {
            return head.build();
        }
        head.header(HttpHeaders.CONTENT_TYPE, plain.type());
        return unpresses(request)
                ? head.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(pressed)
                : head.body(plain.body());
    }

    /** The same answer past everything else; what it needs besides its own headers is there already. */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ETAG, plain.tag());
        if (plain.holds(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var body = plain.body();
        if (unpresses(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body = pressed;
        }
        response.setContentType(plain.type());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean unpresses(HttpServletRequest request) {
        var accepts = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepts != null && accepts.contains("gzip");
    }

    /** Leaves it with the request, for {@link FrontDoor} to keep. */
    void layOn(HttpServletRequest request) {
        request.setAttribute(HERE, this);
    }

    static @Nullable Ready of(HttpServletRequest request) {
        return (Ready) request.getAttribute(HERE);
    }

    static byte[] pressed(byte[] plain) {
        var pressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(pressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pressed.toByteArray();
    }
}
