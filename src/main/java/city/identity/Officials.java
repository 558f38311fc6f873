package city.identity;

import static city.ground.Time.utc;

import city.post.Address;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** Takes the person in, or brings name and roles of the login up to date; the id that stays. */
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
                Optional.ofNullable(email(row)).map(Address::new),
                roles(row.getArray("roles")));
    }

    private static @Nullable String email(ResultSet row) throws SQLException {
        return row.getString("email");
    }

    private static Set<Role> roles(Array codes) throws SQLException {
        return Arrays.stream((String[]) codes.getArray())
                .map(code -> Role.valueOf(code.toUpperCase(java.util.Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
