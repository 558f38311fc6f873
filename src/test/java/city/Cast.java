package city;

import city.identity.OfficialId;
import city.identity.Role;
import city.identity.StaffRoom;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/** The people every test talks about. They are hired anew before each test, with the same ids. */
public final class Cast {

    public static final Member OLENA = member(1, "olena", "Олена Чергова", Role.DUTY_OFFICER);
    public static final Member PETRO = member(2, "petro", "Петро Погоджувач", Role.ALERT_APPROVER);
    public static final Member IRYNA = member(3, "iryna", "Ірина Друга", Role.ALERT_APPROVER);
    public static final Member TARAS = member(4, "taras", "Тарас Диспетчер", Role.UTILITY_DISPATCHER);
    public static final Member MARTA = member(5, "marta", "Марта Редакторка", Role.EDITOR);
    public static final Member STEPAN = member(6, "stepan", "Степан Аудитор", Role.AUDITOR);
    public static final Member ADMIN = member(7, "admin", "Адріана Адміністраторка", Role.SYSTEM_ADMIN);

    private static final List<Member> STAFF = List.of(OLENA, PETRO, IRYNA, TARAS, MARTA, STEPAN, ADMIN);

    private final StaffRoom room;
    private final Environment settings;

    Cast(StaffRoom room, Environment settings) {
        this.room = room;
        this.settings = settings;
    }

    /** A member of staff, whose address is {@code login@city.example}. */
    public record Member(OfficialId id, String login, String name, Role role) {}

    private static Member member(int number, String login, String name, Role role) {
        return new Member(new OfficialId(new java.util.UUID(0, number)), login, name, role);
    }

    void arrive() {
        STAFF.forEach(member -> room.hire(member.id(), member.login(), member.name(), Set.of(member.role())));
    }

    /** A browser whose session belongs to this person: it begins in the database, as every visit does. */
    public Visitor signIn(Member member) {
        return guest().carrying("session", room.visit(member.id()));
    }

    /** A browser of somebody who has not signed in. */
    public Visitor guest() {
        return new Visitor(settings.getRequiredProperty("local.server.port", Integer.class));
    }
}
