package city.identity;

import static city.ground.Time.utc;

import city.post.Address;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of staff. */
@Component
public class Officials {

    private final JdbcClient sql;
    private final Clock clock;

    Officials(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whoever it was, working or blocked: a name that stands under what they did. */
    public String named(OfficialId id) {
        return sql.sql("select name from identity.officials where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /** Everyone who ever worked here, in the order of their names: for lists of who did what. */
    public Map<OfficialId, String> names() {
        var names = new LinkedHashMap<OfficialId, String>();
        sql.sql("select id, name from identity.officials order by name, id").query(row -> {
            names.put(new OfficialId(row.getObject("id", UUID.class)), row.getString("name"));
        });
        return names;
    }

    /** All who hold the role and may work now. */
    public List<Official> with(Role role) {
        return sql.sql("""
                        select id, login, name, email, roles
                          from identity.officials
                         where :role = any (roles) and blocked_at is null
                         order by name""")
                .param("role", role.code())
                .query(Officials::official)
                .list();
    }

    /** The person if they may work now. */
    Optional<Official> working(OfficialId id) {
        return sql.sql("""
                        select id, login, name, email, roles
                          from identity.officials
                         where id = :id and blocked_at is null""")
                .param("id", id.value())
                .query(Officials::official)
                .optional();
    }

    /** Whether someone can come in: not before their one-time link was used, not after a block. */
    enum Standing {
        WORKING,
        INVITED,
        BLOCKED
    }

    record Member(Official official, Standing standing) {}

    private static final String MEMBERS = """
            select id, login, name, email, roles, blocked_at is not null as blocked,
                   exists (select from identity.keys where official = id) as has_keys
              from identity.officials""";

    List<Member> all() {
        return sql.sql(MEMBERS + " order by blocked_at is not null, name").query(Officials::member).list();
    }

    Optional<Member> find(OfficialId id) {
        return sql.sql(MEMBERS + " where id = :id").param("id", id.value()).query(Officials::member).optional();
    }

    /** Whether anybody can sign in who may invite others. */
    boolean anAdminCanWork() {
        return sql.sql("""
                        select exists (
                               select
                                 from identity.officials
                                 join identity.keys on official = id
                                where 'system_admin' = any (roles) and blocked_at is null)""")
                .query(Boolean.class)
                .single();
    }

    sealed interface Hiring {
        record Done() implements Hiring {}

        record LoginTaken() implements Hiring {}

        record EmailTaken() implements Hiring {}
    }

    Hiring invite(Official official) {
        var hired = sql.sql("""
                        insert into identity.officials (id, login, name, email, roles, created_at)
                        values (:id, :login, :name, :email, :roles, :now)
                            on conflict do nothing""")
                .param("id", official.id().value())
                .param("login", official.login())
                .param("name", official.name())
                .param("email", official.email().map(Address::value).orElse(null))
                .param("roles", codes(official.roles()))
                .param("now", utc(clock.instant()))
                .update();
        return hired == 1 ? new Hiring.Done() : taken(official);
    }

    /** Name, address and roles; the login stays what it was. */
    Hiring change(Official official) {
        var changed = sql.sql("""
                        update identity.officials
                           set name = :name, email = :email, roles = :roles
                         where id = :id
                           and not exists (select from identity.officials other where other.email = :email and other.id <> :id)""")
                .param("name", official.name())
                .param("email", official.email().map(Address::value).orElse(null))
                .param("roles", codes(official.roles()))
                .param("id", official.id().value())
                .update();
        return changed == 1 ? new Hiring.Done() : new Hiring.EmailTaken();
    }

    private Hiring taken(Official official) {
        var login = sql.sql("select exists (select from identity.officials where login = :login)")
                .param("login", official.login())
                .query(Boolean.class)
                .single();
        return login ? new Hiring.LoginTaken() : new Hiring.EmailTaken();
    }

    /** Whether this call changed anything. */
    boolean block(OfficialId id) {
        return sql.sql("update identity.officials set blocked_at = :now where id = :id and blocked_at is null")
                        .param("now", utc(clock.instant()))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    boolean unblock(OfficialId id) {
        return sql.sql("update identity.officials set blocked_at = null where id = :id and blocked_at is not null")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Takes the person in, or brings name and roles of the login up to date; the id that stays. For invented staff. */
    OfficialId hire(Official official) {
        return new OfficialId(sql.sql("""
                        insert into identity.officials (id, login, name, email, roles, created_at)
                        values (:id, :login, :name, :email, :roles, :now)
                            on conflict (login) do update
                           set name = excluded.name, email = excluded.email, roles = excluded.roles
                     returning id""")
                .param("id", official.id().value())
                .param("login", official.login())
                .param("name", official.name())
                .param("email", official.email().map(Address::value).orElse(null))
                .param("roles", codes(official.roles()))
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .single());
    }

    private static String[] codes(Set<Role> roles) {
        return roles.stream().map(Role::code).toArray(String[]::new);
    }

    private static Official official(ResultSet row, int number) throws SQLException {
        return new Official(
                new OfficialId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                Optional.ofNullable(row.getString("email")).map(Address::new),
                roles(row.getArray("roles")));
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        var standing = row.getBoolean("blocked") ? Standing.BLOCKED : row.getBoolean("has_keys") ? Standing.WORKING : Standing.INVITED;
        return new Member(official(row, number), standing);
    }

    private static Set<Role> roles(Array codes) throws SQLException {
        return Arrays.stream((String[]) codes.getArray())
                .map(code -> Role.valueOf(code.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
