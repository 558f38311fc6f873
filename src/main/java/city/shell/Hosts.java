package city.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only to the names this city goes by. Links in letters, redirects and pages are made of the name that was asked
 * for: whoever asks by another one would have the city send people elsewhere. It stands before everything that answers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Hosts extends OncePerRequestFilter {

    static final int MISDIRECTED = 421;

    private final String ours;
    private final boolean lan;

    Hosts(@Value("${city.public.url}") String publicUrl, @Value("${city.lan}") boolean lan) {
        this.ours = publicUrl.isEmpty() ? "" : URI.create(publicUrl).getHost();
        this.lan = lan;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getProtocol().startsWith("HTTP/1.")) {
            // HTTP/0.9 names no host and hears no status: what it got would be the page of whatever name is ours.
            ShortAnswer.write(response, HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED, "shell.short.unclear");
        } else if (answersTo(request)) {
            chain.doFilter(request, response);
        } else {
            ShortAnswer.write(response, MISDIRECTED, "shell.short.elsewhere");
        }
    }

    private boolean answersTo(HttpServletRequest request) {
        var name = request.getServerName();
        if (name.equalsIgnoreCase("localhost") || name.equalsIgnoreCase(ours)) {
            return true;
        }
        var number = number(name);
        return number.filter(InetAddress::isLoopbackAddress).isPresent()
                || mayBeAskedByNumber(request) && number.isPresent() && number.equals(number(request.getLocalAddr()));
    }

    /** By the very number the connection came to: phones of the local network, and machines that watch a node. */
    private boolean mayBeAskedByNumber(HttpServletRequest request) {
        return lan || request.getRequestURI().startsWith("/ops/");
    }

    private static Optional<InetAddress> number(String name) {
        try {
            return Optional.of(InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
