package city.identity;

import city.shell.Frame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.web.util.WebUtils;

/** What every answer says to a browser about itself, beyond what Spring Security says. */
final class Headers implements HeaderWriter {

    private final boolean https;
    private final String visitCookie;

    Headers(boolean https, String visitCookie) {
        this.https = https;
        this.visitCookie = visitCookie;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy(line(request)));
        keepToOneself(request, response, visitCookie);
    }

    /** No script or style of a stranger, nor any written into a page, runs on ours. */
    private static String policy(String line) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'" + line
                + "; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** Where the page listens for news: an address from the settings, or the live port of the host it was asked from. */
    private String line(HttpServletRequest request) {
        var line = Frame.of(request).liveUrl();
        if (!line.startsWith(":")) {
            return " " + line;
        }
        var host = request.getServerName();
        return host.matches("[A-Za-z0-9.-]+") ? " " + (https ? "https://" : "http://") + host + line : "";
    }

    /** A page with somebody's name at the top is not for the caches that keep the same page for guests. */
    static void keepToOneself(HttpServletRequest request, HttpServletResponse response, String visitCookie) {
        var cache = response.getHeader(HttpHeaders.CACHE_CONTROL);
        var page = response.getContentType() != null && response.getContentType().startsWith("text/html");
        if (page && cache != null && !cache.contains("no-store") && WebUtils.getCookie(request, visitCookie) != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
