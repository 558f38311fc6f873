package city.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The two cookies of ours that prove something: the visit and the form. Under an https address their names begin with
 * {@code __Host-}, which a browser takes only from this very host over TLS; on a plain localhost it would take neither.
 */
@Configuration(proxyBeanMethods = false)
class Cookies {

    private final boolean https;

    Cookies(@Value("${city.public.url}") String publicUrl) {
        this.https = publicUrl.startsWith("https://");
    }

    @Bean
    CookieSerializer visitCookie() {
        var cookie = new DefaultCookieSerializer() {
            // A session is a UUID: anything else was not made here, and is not worth asking the database for.
            @Override
            public List<String> readCookieValues(HttpServletRequest request) {
                return super.readCookieValues(request).stream().filter(value -> value.matches("[0-9a-f-]{36}")).toList();
            }
        };
        cookie.setCookieName(name("session"));
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(https);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Kept by the browser and not in a session, so that a form for guests makes no row that a flood could multiply. */
    @Bean
    CookieCsrfTokenRepository formCookie() {
        var token = new CookieCsrfTokenRepository();
        token.setCookieName(name("form"));
        token.setCookiePath("/");
        token.setHeaderName("X-CSRF-TOKEN");
        token.setCookieCustomizer(cookie -> cookie.secure(https).httpOnly(true).sameSite("Lax"));
        return token;
    }

    boolean https() {
        return https;
    }

    String name(String plain) {
        return https ? "__Host-" + plain : plain;
    }
}
