package city.identity;

import static city.ground.Time.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of attempts to prove something. An attempt is counted before it is looked at, so that a thousand at once
 * are not a thousand free guesses; the right one takes its count back.
 */
@Component
class Attempts {

    /** A tired person mistypes a few times; an office behind one address signs in all at once in the morning. */
    private static final int FREE_FOR_A_PERSON = 6;
    private static final int FREE_FOR_AN_ADDRESS = 100;
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Clock clock;

    Attempts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Counts an attempt at the person from the address; how long to wait instead, if there were too many. */
    Optional<Duration> begin(String person, String address) {
        return begin(Token.digest("at " + address), FREE_FOR_AN_ADDRESS).or(() -> begin(Token.digest(person), FREE_FOR_A_PERSON));
    }

    /** The first ones are free, then each closes the door for 1, 2, 4, 8 and at most 15 minutes. */
    private Optional<Duration> begin(byte[] key, int free) {
        var now = clock.instant();
        var counted = sql.sql("""
                        insert into identity.attempts as known (key, count, last_at, open_at)
                        values (:key, 1, :now, :now)
                            on conflict (key) do update
                           set count = case when known.last_at < :forgotten then 1 else known.count + 1 end,
                               last_at = :now,
                               open_at = case when known.last_at < :forgotten or known.count + 1 < :free then :now
                                              else :now + interval '1 minute' * least(15, power(2, least(known.count + 1 - :free, 4)))
                                         end
                         where known.open_at <= :now
                     returning count""")
                .param("key", key)
                .param("now", utc(now))
                .param("forgotten", utc(now.minus(FORGOTTEN)))
                .param("free", free)
                .query(Integer.class)
                .optional();
        return counted.isPresent() ? Optional.empty() : Optional.of(wait(key, now));
    }

    private Duration wait(byte[] key, Instant now) {
        return sql.sql("select open_at from identity.attempts where key = :key")
                .param("key", key)
                .query(Instant.class)
                .optional()
                .map(openAt -> Duration.between(now, openAt))
                .orElse(Duration.ofSeconds(1));
    }

    /** The person proved who they are: their slips are forgiven, and the address loses only what they added to it. */
    void forgive(String person) {
        sql.sql("delete from identity.attempts where key = :key").param("key", Token.digest(person)).update();
    }

    void takeBack(String address, int attempts) {
        sql.sql("update identity.attempts set count = greatest(0, count - :attempts) where key = :key")
                .param("attempts", attempts)
                .param("key", Token.digest("at " + address))
                .update();
    }

    void forgetOld() {
        sql.sql("delete from identity.attempts where last_at < :before and open_at < :before")
                .param("before", utc(clock.instant().minus(FORGOTTEN)))
                .update();
    }
}
