package city.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Health and numbers are for machines that stand beside this one and ask it directly: what comes through a proxy or from
 * the open network finds nothing there, also where the proxy was not told to keep it out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OpsDoor extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/ops");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (near(request.getRemoteAddr()) && !cameThroughAProxy(request)) {
            chain.doFilter(request, response);
        } else {
            ShortAnswer.write(response, HttpServletResponse.SC_NOT_FOUND, "shell.short.elsewhere");
        }
    }

    private static boolean cameThroughAProxy(HttpServletRequest request) {
        return Stream.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "Via").anyMatch(name -> request.getHeader(name) != null);
    }

    private static boolean near(String address) {
        var number = InetAddress.ofLiteral(address);
        return number.isLoopbackAddress() || number.isSiteLocalAddress() || number.isLinkLocalAddress()
                // fc00::/7, the private addresses of IPv6.
                || number instanceof Inet6Address && (number.getAddress()[0] & 0xfe) == 0xfc;
    }
}
