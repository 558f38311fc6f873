package city.identity;

import static city.ground.Time.utc;

import city.identity.Attempts.Door;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final Secrets secrets;
    private final Devices devices;

    Keys(JdbcClient sql, Clock clock, Passwords passwords, Attempts attempts, Secrets secrets, Devices devices) {
        this.sql = sql;
        this.clock = clock;
        this.passwords = passwords;
        this.attempts = attempts;
        this.secrets = secrets;
        this.devices = devices;
    }

    /** Whether what was typed proves who it is. */
    sealed interface Proving {
        record Done(OfficialId official) implements Proving {}

        /** {@code whose}: the account that was tried, if there is one; for the journal, never for the one who tried. */
        record Wrong(Optional<OfficialId> whose) implements Proving {}

        record TooOften(Duration pause) implements Proving {}

        /** So many prove themselves at this moment that nobody looked at this one. */
        record Crowded() implements Proving {}
    }

    /** The same answer, in the same time, for a login that exists and one that does not. */
    Proving password(String name, String password, Caller caller) {
        var key = find(name);
        var doors = named(name, key.flatMap(found -> devices.known(new OfficialId(found.official()), caller)), caller);
        var pause = attempts.begin(doors);
        if (pause.isPresent()) {
            return new Proving.TooOften(pause.get());
        }
        return switch (passwords.check(password, key.map(Key::password), caller.address())) {
            case RIGHT -> new Proving.Done(new OfficialId(key.orElseThrow().official()));
            case WRONG -> new Proving.Wrong(key.map(Key::official).map(OfficialId::new));
            case CROWDED -> {
                doors.forEach(door -> attempts.takeBack(door.name(), 1));
                yield new Proving.Crowded();
            }
        };
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
    Proving code(OfficialId official, String code, Caller caller) {
        var pause = attempts.begin(coded(official, devices.known(official, caller), caller));
        if (pause.isPresent()) {
            return new Proving.TooOften(pause.get());
        }
        var step = secret(official).map(secret -> Totp.step(secret, digits(code), clock.instant()));
        if (step.isEmpty() || step.get().isEmpty() || !use(official, step.get().getAsLong())) {
            return new Proving.Wrong(Optional.of(official));
        }
        forgive(official, caller);
        return new Proving.Done(official);
    }

    /** People copy the code with the space that the app shows in it. */
    static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private Optional<byte[]> secret(OfficialId official) {
        return sql.sql("""
                        select official, secret, sealed
                          from identity.keys
                          join identity.officials on id = official
                         where official = :official and blocked_at is null""")
                .param("official", official.value())
                .query(Secrets.Kept.class)
                .optional()
                .map(secrets::open);
    }

    private boolean use(OfficialId official, long step) {
        return sql.sql("update identity.keys set last_step = :step where official = :official and last_step < :step")
                        .param("step", step)
                        .param("official", official.value())
                        .update()
                == 1;
    }

    private record Names(String login, @Nullable String email) {}

    private void forgive(OfficialId official, Caller caller) {
        var names = sql.sql("select login, email from identity.officials where id = :id")
                .param("id", official.value())
                .query(Names.class)
                .single();
        var sign = devices.known(official, caller);
        for (var name : Stream.of(names.login(), names.email()).filter(Objects::nonNull).toList()) {
            forgive(named(name, sign, caller));
        }
        forgive(coded(official, sign, caller));
    }

    private void forgive(List<Door> doors) {
        attempts.forgive(doors.getFirst().name());
        doors.stream().skip(1).forEach(crowded -> attempts.takeBack(crowded.name(), 1));
    }

    /** A stranger is counted by name and address; one whom we know, by the sign of it alone. The first door is the person's own. */
    private static List<Door> named(String name, Optional<String> sign, Caller caller) {
        var typed = name.strip().toLowerCase(Locale.ROOT);
        return sign.map(known -> List.of(Door.ofPerson("named on " + known)))
                .orElseGet(() -> List.of(
                        Door.ofPerson("named " + typed + " at " + caller.address()), Door.ofCrowd("at " + caller.address()), Door.ofCrowd("named " + typed)));
    }

    /** Six digits are few: strangers who know the password are counted together, wherever they are. */
    private static List<Door> coded(OfficialId official, Optional<String> sign, Caller caller) {
        return sign.map(known -> List.of(Door.ofPerson("coded on " + known)))
                .orElseGet(() -> List.of(Door.ofPerson("coded " + official.value()), Door.ofCrowd("at " + caller.address())));
    }

    /** The step is that of the code which proved the secret, so that it opens nothing else. */
    void set(OfficialId official, String password, byte[] secret, long step) {
        sql.sql("""
                        insert into identity.keys (official, password, sealed, last_step, set_at)
                        values (:official, :password, :sealed, :step, :now)
                            on conflict (official) do update
                           set password = excluded.password, secret = null, sealed = excluded.sealed,
                               last_step = excluded.last_step, set_at = excluded.set_at""")
                .param("official", official.value())
                .param("password", passwords.hash(password))
                .param("sealed", secrets.seal(official.value(), secret))
                .param("step", step)
                .param("now", utc(clock.instant()))
                .update();
    }

    void takeAway(OfficialId official) {
        sql.sql("delete from identity.keys where official = :official").param("official", official.value()).update();
    }
}
