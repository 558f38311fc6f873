package city.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * A visit lasts from signing in to signing out. The session holds only who it is: name and roles are read anew for each
 * request, so that a block or a change of roles counts at once.
 */
@Component
class Visits {

    static final String OFFICIAL = "official";
    static final String BEGAN = "began";

    /** However busy: a shift of a day and its handover fit in, a forgotten browser does not. */
    static final Duration LASTS = Duration.ofHours(30);

    private static final String HALFWAY = "halfway";
    private static final String HALFWAY_AT = "halfway-at";
    private static final Duration HALFWAY_LASTS = Duration.ofMinutes(10);

    private final Officials officials;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final CsrfTokenRepository formToken;
    private final Devices devices;
    private final Clock clock;

    Visits(Officials officials, FindByIndexNameSessionRepository<?> sessions, CsrfTokenRepository formToken, Devices devices, Clock clock) {
        this.officials = officials;
        this.sessions = sessions;
        this.formToken = formToken;
        this.devices = devices;
        this.clock = clock;
    }

    /** The password was right, the code is still to come. Opens nothing. */
    void beginHalf(HttpServletRequest request, OfficialId official) {
        end(request);
        var session = request.getSession(true);
        session.setMaxInactiveInterval((int) HALFWAY_LASTS.toSeconds());
        session.setAttribute(HALFWAY, official.value());
        session.setAttribute(HALFWAY_AT, clock.instant());
    }

    Optional<OfficialId> halfway(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALFWAY) instanceof UUID id
                        && session.getAttribute(HALFWAY_AT) instanceof Instant at
                        && clock.instant().isBefore(at.plus(HALFWAY_LASTS))
                ? Optional.of(new OfficialId(id))
                : Optional.empty();
    }

    /** Begins under a new session id and form token: what somebody planted before signing in is worth nothing. */
    void begin(HttpServletRequest request, HttpServletResponse response, OfficialId official) {
        end(request);
        formToken.saveToken(null, request, response);
        var session = request.getSession(true);
        session.setAttribute(OFFICIAL, official.value());
        session.setAttribute(BEGAN, clock.instant());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, official.value().toString());
        devices.remember(response, official);
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.removeAttribute(OFFICIAL);
    }

    /** Ends the visits of a person on all their devices. */
    void endAll(OfficialId official) {
        sessions.findByPrincipalName(official.value().toString()).keySet().forEach(sessions::deleteById);
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
        try {
            return inSession(request);
        } catch (TransactionException e) {
            throw new DataAccessResourceFailureException("no session can be read", e);
        }
    }

    private Optional<Official> inSession(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(OFFICIAL) instanceof UUID id
                        && session.getAttribute(BEGAN) instanceof Instant began
                        && clock.instant().isBefore(began.plus(LASTS))
                ? officials.working(new OfficialId(id))
                : Optional.empty();
    }
}
