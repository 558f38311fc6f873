package city.identity;

import static city.ground.Time.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of one-time links to {@code /setup/…}. A new one for a person ends the one before. */
@Component
class Links {

    static final Duration VALID = Duration.ofDays(2);

    private final JdbcClient sql;
    private final Clock clock;
    private final Secrets secrets;

    Links(JdbcClient sql, Clock clock, Secrets secrets) {
        this.sql = sql;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** A link that still opens, with the secret which the authenticator app is to learn from it. */
    record Link(UUID official, byte[] secret) {}

    /** A link as it is handed over, once: afterwards nobody can read it anywhere. */
    record Fresh(String path, Instant expiresAt) {}

    Fresh make(OfficialId official) {
        var token = Token.random();
        var expiresAt = clock.instant().plus(VALID);
        sql.sql("""
                        insert into identity.links (digest, official, sealed, expires_at)
                        values (:digest, :official, :sealed, :expiresAt)
                            on conflict (official) do update
                           set digest = excluded.digest, secret = null, sealed = excluded.sealed, expires_at = excluded.expires_at""")
                .param("digest", Token.digest(token))
                .param("official", official.value())
                .param("sealed", secrets.seal(official.value(), Token.bytes(20)))
                .param("expiresAt", utc(expiresAt))
                .update();
        return new Fresh("/setup/" + token, expiresAt);
    }

    Optional<Link> open(String token) {
        return sql.sql("""
                        select official, secret, sealed
                          from identity.links
                          join identity.officials on id = official
                         where digest = :digest and expires_at > :now and blocked_at is null""")
                .param("digest", Token.digest(token))
                .param("now", utc(clock.instant()))
                .query(Secrets.Kept.class)
                .optional()
                .map(kept -> new Link(kept.official(), secrets.open(kept)));
    }

    /** Whether this call was the one that used the link up. */
    boolean use(String token) {
        return sql.sql("delete from identity.links where digest = :digest").param("digest", Token.digest(token)).update() == 1;
    }

    void end(OfficialId official) {
        sql.sql("delete from identity.links where official = :official").param("official", official.value()).update();
    }
}
