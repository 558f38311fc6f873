package city.identity;

import static city.Cast.OLENA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

@CityTest
class HeadersTest {

    @Autowired
    Cast cast;

    @Autowired
    city.ground.Keyring keyring;

    @Autowired
    java.time.Clock clock;

    @Test
    void every_page_forbids_what_is_not_ours() {
        var headers = cast.guest().get("/sign-in").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' http://localhost:")
                .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Permissions-Policy")).contains("geolocation=(self), camera=(self)");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Strict-Transport-Security")).as("plain http on localhost").isEmpty();
        assertThat(headers.firstValue("Content-Language")).contains("uk-UA");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_page_that_failed_forbids_it_as_well() {
        assertThat(cast.guest().get("/nowhere").headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
    }

    @Test
    void a_guest_who_reads_gets_no_cookie() {
        assertThat(cast.guest().get("/nowhere").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(cast.guest().get("/sw.js").headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_page_with_a_name_on_it_is_kept_by_no_cache() {
        var response = new MockHttpServletResponse();
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=30");
        var request = new MockHttpServletRequest();
        request.setCookies(new jakarta.servlet.http.Cookie("session", "olena"));

        Headers.keepToOneself(request, response, "session");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void under_https_the_cookies_belong_to_this_host_alone() {
        assertThat(visitCookie("https://misto.example"))
                .startsWith("__Host-session=")
                .contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(formCookie("https://misto.example")).startsWith("__Host-form=").contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax").doesNotContain("Domain");
        assertThat(deviceCookie("https://misto.example")).startsWith("__Host-device-").contains("Secure", "HttpOnly", "Path=/", "SameSite=Strict").doesNotContain("Domain");
    }

    @Test
    void on_a_plain_localhost_the_cookies_have_plain_names() {
        assertThat(visitCookie("")).startsWith("session=").contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        assertThat(formCookie("")).startsWith("form=").contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        assertThat(deviceCookie("")).startsWith("device-").contains("HttpOnly", "SameSite=Strict").doesNotContain("Secure");
        assertThat(cast.signIn(OLENA).get("/office").headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("form="));
    }

    @Test
    void a_page_opened_by_number_moves_to_a_name_and_a_machine_is_left_alone() {
        assertThat(byNumber("/office?a=1").headers().firstValue("Location").orElse("")).matches("http://localhost:\\d+/office\\?a=1");
        assertThat(cast.guest().asking("application/json").get("/nowhere").statusCode()).isEqualTo(404);
    }

    private java.net.http.HttpResponse<String> byNumber(String path) {
        try {
            var address = cast.guest().address(path).toString().replace("localhost", "127.0.0.1");
            return java.net.http.HttpClient.newHttpClient().send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(address)).header("Accept", "text/html").build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String visitCookie(String publicUrl) {
        var response = new MockHttpServletResponse();
        new Cookies(publicUrl).visitCookie().writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "id"));
        return String.valueOf(response.getHeader("Set-Cookie"));
    }

    private String deviceCookie(String publicUrl) {
        var response = new MockHttpServletResponse();
        new Devices(keyring, new Cookies(publicUrl), clock).remember(response, OLENA.id());
        return String.valueOf(response.getHeader("Set-Cookie"));
    }

    private static String formCookie(String publicUrl) {
        var response = new MockHttpServletResponse();
        new Cookies(publicUrl).formCookie().saveToken(new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "t"), new MockHttpServletRequest(), response);
        // The mock leaves out what servlets know as an attribute.
        var sameSite = java.util.Arrays.stream(response.getCookies()).map(cookie -> "; SameSite=" + cookie.getAttribute("SameSite")).findFirst().orElse("");
        return response.getHeader("Set-Cookie") + sameSite;
    }
}
