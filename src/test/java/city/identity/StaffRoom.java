package city.identity;

import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** How tests hire people and hand them a session, past the password that has tests of its own. */
public class StaffRoom {

    private final Officials officials;
    private final SessionRepository<? extends Session> sessions;
    private final Clock clock;

    public StaffRoom(Officials officials, SessionRepository<? extends Session> sessions, Clock clock) {
        this.officials = officials;
        this.sessions = sessions;
        this.clock = clock;
    }

    public void hire(OfficialId id, String login, String name, Set<Role> roles) {
        officials.hire(new Official(id, login, name, Optional.of(new city.post.Address(login + "@city.example")), roles));
    }

    /** The value of the session cookie of a visit that has just begun. */
    public String visit(OfficialId official) {
        return save(sessions, official, clock.instant());
    }

    private static <S extends Session> String save(SessionRepository<S> sessions, OfficialId official, java.time.Instant began) {
        var session = sessions.createSession();
        session.setAttribute(Visits.OFFICIAL, official.value());
        session.setAttribute(Visits.BEGAN, began);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, official.value().toString());
        sessions.save(session);
        return Base64.getEncoder().encodeToString(session.getId().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
