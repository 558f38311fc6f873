package city.identity;

import static city.ground.Time.utc;

import city.ground.Keyring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of attempts to prove something. An attempt is counted before it is looked at, so that a thousand at once
 * are not a thousand free guesses; the right one takes its count back.
 */
@Component
class Attempts {

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Clock clock;
    private final Keyring keyring;

    Attempts(JdbcClient sql, Clock clock, Keyring keyring) {
        this.sql = sql;
        this.clock = clock;
        this.keyring = keyring;
    }

    /**
     * What is counted together. {@code free} attempts cost nothing, then each closes the door for 1, 2, 4, 8 and at most
     * {@code longest} minutes; with each {@code fades} that passes quietly one is forgotten.
     */
    record Door(String name, int free, int longest, Duration fades) {

        /** A tired person mistypes a few times. */
        static Door ofPerson(String name) {
            return new Door(name, 6, 15, Duration.ofMinutes(10));
        }

        /** Many people stand behind one address, or many addresses before one name: slowed down and never shut for long. */
        static Door ofCrowd(String name) {
            return new Door(name, 100, 1, Duration.ofMinutes(1));
        }
    }

    /** Counts an attempt at each of the doors; how long to wait instead, if one of them is closed. */
    Optional<Duration> begin(List<Door> doors) {
        for (var door : doors) {
            var pause = begin(door);
            if (pause.isPresent()) {
                return pause;
            }
        }
        return Optional.empty();
    }

    private static final String COUNTED = "greatest(0, known.count - floor(extract(epoch from cast(:now as timestamptz) - known.last_at) / :fades)::int) + 1";

    private Optional<Duration> begin(Door door) {
        var now = clock.instant();
        var counted = sql.sql("""
                        insert into identity.attempts as known (key, count, last_at, open_at)
                        values (:key, 1, :now, :now)
                            on conflict (key) do update
                           set count = %1$s,
                               last_at = :now,
                               open_at = case when %1$s < :free then :now
                                              else :now + interval '1 minute' * least(:longest, power(2, least(%1$s - :free, 4)))
                                         end
                         where known.open_at <= :now
                     returning count""".formatted(COUNTED))
                .param("key", key(door.name()))
                .param("now", utc(now))
                .param("fades", door.fades().toSeconds())
                .param("free", door.free())
                .param("longest", door.longest())
                .query(Integer.class)
                .optional();
        return counted.isPresent() ? Optional.empty() : Optional.of(wait(key(door.name()), now));
    }

    private Duration wait(byte[] key, Instant now) {
        return sql.sql("select open_at from identity.attempts where key = :key")
                .param("key", key)
                .query(Instant.class)
                .optional()
                .map(openAt -> Duration.between(now, openAt))
                .orElse(Duration.ofSeconds(1));
    }

    /** The person proved who they are: their slips are forgiven. */
    void forgive(String door) {
        sql.sql("delete from identity.attempts where key = :key").param("key", key(door)).update();
    }

    /** A crowd loses only what one of them added to it. */
    void takeBack(String door, int attempts) {
        sql.sql("update identity.attempts set count = greatest(0, count - :attempts) where key = :key")
                .param("attempts", attempts)
                .param("key", key(door))
                .update();
    }

    void forgetOld() {
        sql.sql("delete from identity.attempts where last_at < :before and open_at < :before")
                .param("before", utc(clock.instant().minus(FORGOTTEN)))
                .update();
    }

    /** People type passwords into the wrong field: what was typed is not to be found by trying. */
    private byte[] key(String door) {
        return keyring.fingerprint("attempts", door);
    }
}
