package city.shell;

import city.pack.Language;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands out ready pages before anything but the name of the city looks at the request: the way through sessions, security and controllers
 * costs several times what the answer does, and a herd of guests needs none of it. The first of them goes that way;
 * whoever asks for the same gets the same answer with the same headers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class FrontDoor extends OncePerRequestFilter {

    /** Hosts and places that strangers make up must not fill the memory; who does not fit goes the long way. */
    private static final int MOST = 200;

    private static final int LONGEST = 200;

    /** These belong to one answer and are written with it. */
    private static final Set<String> OWN = Set.of("date", "content-length", "content-encoding", "content-type", "etag", "connection", "keep-alive", "transfer-encoding");

    private final Shelf shelf;

    FrontDoor(Shelf shelf) {
        this.shelf = shelf;
    }

    record Asked(String path, @Nullable String query, @Nullable String host, boolean secure, Language language) {}

    record Header(String name, String value) {}

    record Answer(Ready ready, List<Header> headers) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return !request.getMethod().equals("GET") || query != null && query.length() > LONGEST || Shelf.visiting(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answers = shelf.current().answers();
        var asked = new Asked(
                request.getRequestURI(), request.getQueryString(), request.getHeader(HttpHeaders.HOST), request.isSecure(), Frames.language(request));
        var known = answers.get(asked);
        if (known != null) {
            known.headers().forEach(header -> response.addHeader(header.name(), header.value()));
            known.ready().write(request, response);
            return;
        }
        chain.doFilter(request, response);
        var ready = Ready.of(request);
        if (ready != null && answers.size() < MOST && response.getStatus() < 400 && response.getHeader(HttpHeaders.SET_COOKIE) == null) {
            answers.put(asked, new Answer(ready, headers(response)));
        }
    }

    private static List<Header> headers(HttpServletResponse response) {
        var headers = new ArrayList<Header>();
        for (var name : Set.copyOf(response.getHeaderNames())) {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                response.getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
            }
        }
        return List.copyOf(headers);
    }
}
