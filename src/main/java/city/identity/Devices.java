package city.identity;

import city.ground.Keyring;
import city.ground.Keyring.Opening;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Where a person signed in, the browser keeps a sign of it. It opens nothing: it only says whose slips are counted apart
 * from those of strangers, so that nobody can lock an official out by guessing at their name from elsewhere.
 */
@Component
class Devices {

    private static final Duration REMEMBERED = Duration.ofDays(180);
    private static final int MOST = 8;

    private final Keyring keyring;
    private final Cookies cookies;
    private final Clock clock;

    Devices(Keyring keyring, Cookies cookies, Clock clock) {
        this.keyring = keyring;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** Several people may sign in at one desk: each leaves a sign of their own. */
    void remember(HttpServletResponse response, OfficialId official) {
        var since = ByteBuffer.allocate(Long.BYTES).putLong(clock.instant().getEpochSecond()).array();
        var sign = Base64.getUrlEncoder().withoutPadding().encodeToString(keyring.seal(since, belongsTo(official)));
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(prefix() + official.value().toString().substring(0, 8), sign)
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(cookies.https())
                .sameSite("Strict")
                .build()
                .toString());
    }

    Caller caller(HttpServletRequest request) {
        var kept = request.getCookies() == null ? Stream.<jakarta.servlet.http.Cookie>empty() : Arrays.stream(request.getCookies());
        List<String> signs = kept.filter(cookie -> cookie.getName().startsWith(prefix())).map(jakarta.servlet.http.Cookie::getValue).limit(MOST).toList();
        return new Caller(Callers.address(request), signs);
    }

    /** The sign that this person has signed in here before. */
    Optional<String> known(OfficialId official, Caller caller) {
        return caller.signs().stream().filter(sign -> belongs(sign, official)).findFirst();
    }

    private boolean belongs(String sign, OfficialId official) {
        try {
            return keyring.open(Base64.getUrlDecoder().decode(sign), belongsTo(official)) instanceof Opening.Opened(var since)
                    && clock.instant().isBefore(Instant.ofEpochSecond(ByteBuffer.wrap(since).getLong()).plus(REMEMBERED));
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    private String prefix() {
        return cookies.name("device-");
    }

    private static String belongsTo(OfficialId official) {
        return "device of " + official.value();
    }
}
