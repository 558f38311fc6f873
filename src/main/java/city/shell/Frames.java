package city.shell;

import city.pack.Language;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Lays the frame on each request: Ukrainian whatever the browser says, English only where it was chosen. It comes after
 * the filter that brings sessions from the database: a frame laid before it would know of none.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 10)
class Frames extends OncePerRequestFilter {

    static final String LANGUAGE = "language";

    private final House house;

    Frames(House house) {
        this.house = house;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        new Frame(house, language(request), request).layOn(request);
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static Language language(HttpServletRequest request) {
        var chosen = WebUtils.getCookie(request, LANGUAGE);
        return chosen != null && chosen.getValue().equals(Language.EN.code()) ? Language.EN : Language.UK;
    }
}
