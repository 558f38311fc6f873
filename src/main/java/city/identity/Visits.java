package city.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * A visit lasts from signing in to signing out. The session holds only who it is: name and roles are read anew for each
 * request, so that a block or a change of roles counts at once.
 */
@Component
class Visits {

    static final String OFFICIAL = "official";

    private final Officials officials;

    Visits(Officials officials) {
        this.officials = officials;
    }

    /** Begins under a new session id: one that somebody planted before signing in is worth nothing. */
    void begin(HttpServletRequest request, OfficialId official) {
        end(request);
        var session = request.getSession(true);
        session.setAttribute(OFFICIAL, official.value());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, official.value().toString());
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.removeAttribute(OFFICIAL);
    }

    /** Who opened this address. Without a session cookie nothing is read. */
    @SuppressWarnings("unchecked")
    Optional<Official> official(HttpServletRequest request) {
        if (!(request.getAttribute(OFFICIAL) instanceof Optional<?> known)) {
            var found = read(request);
            request.setAttribute(OFFICIAL, found);
            return found;
        }
        return (Optional<Official>) known;
    }

    private Optional<Official> read(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(OFFICIAL) instanceof UUID id
                ? officials.working(new OfficialId(id))
                : Optional.empty();
    }
}
