package city.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A public answer for programs: any site may read it, it may be kept for a while, and whoever has it already is told so
 * in a 304 (RFC 9110 §13.1.2). The tag is weak, because the same words may travel pressed or plain.
 */
public record Machine(String type, byte[] body, String tag) {

    public static Machine of(String type, byte[] body) {
        return new Machine(type, body, tag(body));
    }

    public static Machine of(String type, String text) {
        return of(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer, or only the word that nothing has changed. {@code keep} is how long nobody needs to ask again. */
    public ResponseEntity<byte[]> answer(HttpServletRequest request, Duration keep) {
        var same = holds(request.getHeader(HttpHeaders.IF_NONE_MATCH));
        var head = ResponseEntity.status(same ? 304 : 200)
                .eTag(tag)
                .cacheControl(keep.isZero() ? CacheControl.noCache() : CacheControl.maxAge(keep).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "X-Read-At");
        return same ? head.build() : head.header(HttpHeaders.CONTENT_TYPE, type).body(body);
    }

    /** Whether the reader has this very answer already. */
    boolean holds(@org.jspecify.annotations.Nullable String wanted) {
        return wanted != null && Arrays.stream(wanted.split(",")).map(String::strip).anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    private static String tag(byte[] body) {
        try {
            return "W/\"" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 10) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
