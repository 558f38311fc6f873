package city.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Pages opened by a loopback number move to {@code localhost}: a passkey belongs to a name. Machines are left alone. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LocalName extends OncePerRequestFilter {

    private static final Set<String> NUMBERS = Set.of("127.0.0.1", "[::1]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!wantsPage(request) || !NUMBERS.contains(request.getServerName())) {
            chain.doFilter(request, response);
            return;
        }
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.sendRedirect("http://localhost:" + request.getServerPort() + request.getRequestURI() + query);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/ops");
    }
}
