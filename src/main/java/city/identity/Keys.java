package city.identity;

import static city.ground.Time.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what officials prove themselves with: a password, then a code of their authenticator app. */
@Component
class Keys {

    private final JdbcClient sql;
    private final Clock clock;
    private final Passwords passwords;
    private final Attempts attempts;

    Keys(JdbcClient sql, Clock clock, Passwords passwords, Attempts attempts) {
        this.sql = sql;
        this.clock = clock;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /** Whether what was typed proves who it is. */
    sealed interface Proving {
        record Done(OfficialId official) implements Proving {}

        /** {@code whose}: the account that was tried, if there is one; for the journal, never for the one who tried. */
        record Wrong(Optional<OfficialId> whose) implements Proving {}

        record TooOften(Duration pause) implements Proving {}
    }

    /** The same answer, in the same time, for a login that exists and one that does not. */
    Proving password(String name, String password, String address) {
        var pause = attempts.begin(named(name), address);
        if (pause.isPresent()) {
            return new Proving.TooOften(pause.get());
        }
        var key = find(name);
        return passwords.matches(password, key.map(Key::password))
                ? new Proving.Done(new OfficialId(key.orElseThrow().official()))
                : new Proving.Wrong(key.map(Key::official).map(OfficialId::new));
    }

    private record Key(UUID official, String password) {}

    private Optional<Key> find(String name) {
        return sql.sql("""
                        select official, password
                          from identity.keys
                          join identity.officials on id = official
                         where (login = :name or email = :name) and blocked_at is null""")
                .param("name", name.strip().toLowerCase(Locale.ROOT))
                .query(Key.class)
                .optional();
    }

    /** Takes each code once; a right one forgives the slips before it. */
    Proving code(OfficialId official, String code, String address) {
        var pause = attempts.begin(coded(official), address);
        if (pause.isPresent()) {
            return new Proving.TooOften(pause.get());
        }
        var step = secret(official).map(secret -> Totp.step(secret, digits(code), clock.instant()));
        if (step.isEmpty() || step.get().isEmpty() || !use(official, step.get().getAsLong())) {
            return new Proving.Wrong(Optional.of(official));
        }
        forgive(official, address);
        return new Proving.Done(official);
    }

    /** People copy the code with the space that the app shows in it. */
    static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private Optional<byte[]> secret(OfficialId official) {
        return sql.sql("""
                        select secret
                          from identity.keys
                          join identity.officials on id = official
                         where official = :official and blocked_at is null""")
                .param("official", official.value())
                .query(byte[].class)
                .optional();
    }

    private boolean use(OfficialId official, long step) {
        return sql.sql("update identity.keys set last_step = :step where official = :official and last_step < :step")
                        .param("step", step)
                        .param("official", official.value())
                        .update()
                == 1;
    }

    private record Names(String login, @Nullable String email) {}

    private void forgive(OfficialId official, String address) {
        var names = sql.sql("select login, email from identity.officials where id = :id")
                .param("id", official.value())
                .query(Names.class)
                .single();
        attempts.forgive(named(names.login()));
        Optional.ofNullable(names.email()).ifPresent(email -> attempts.forgive(named(email)));
        attempts.forgive(coded(official));
        attempts.takeBack(address, 2);
    }

    private static String named(String name) {
        return "named " + name.strip().toLowerCase(Locale.ROOT);
    }

    private static String coded(OfficialId official) {
        return "coded " + official.value();
    }

    /** The step is that of the code which proved the secret, so that it opens nothing else. */
    void set(OfficialId official, String password, byte[] secret, long step) {
        sql.sql("""
                        insert into identity.keys (official, password, secret, last_step, set_at)
                        values (:official, :password, :secret, :step, :now)
                            on conflict (official) do update
                           set password = excluded.password, secret = excluded.secret,
                               last_step = excluded.last_step, set_at = excluded.set_at""")
                .param("official", official.value())
                .param("password", passwords.hash(password))
                .param("secret", secret)
                .param("step", step)
                .param("now", utc(clock.instant()))
                .update();
    }

    void takeAway(OfficialId official) {
        sql.sql("delete from identity.keys where official = :official").param("official", official.value()).update();
    }
}
