package city.identity;

import city.ground.Keyring;
import city.ground.Keyring.Opening;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a code generator knows, as it lies in a row: sealed, and good for its owner's row only. At each start what is plain
 * or sealed by an older key is sealed anew.
 */
@Component
class Secrets implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Secrets.class);

    private final JdbcClient sql;
    private final Keyring keyring;

    Secrets(JdbcClient sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
    }

    /** The two columns of a row: the plain secret of before, or the sealed one. */
    record Kept(UUID official, byte @Nullable [] secret, byte @Nullable [] sealed) {}

    byte[] seal(UUID official, byte[] secret) {
        return keyring.seal(secret, belongsTo(official));
    }

    byte[] open(Kept kept) {
        if (kept.sealed() == null) {
            return kept.secret() == null ? new byte[0] : kept.secret();
        }
        return switch (keyring.open(kept.sealed(), belongsTo(kept.official()))) {
            case Opening.Opened(var secret) -> secret;
            case Opening.Broken _ -> throw new IllegalStateException("the secret of " + kept.official() + " is not what was sealed");
            case Opening.KeyMissing(var key) -> throw new IllegalStateException("the key " + key + " is missing from CITY_KEY");
        };
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var table : List.of("identity.keys", "identity.links")) {
            sql.sql("select official, secret, sealed from " + table)
                    .query(Kept.class)
                    .list()
                    .stream()
                    .filter(kept -> kept.sealed() == null || !keyring.upToDate(kept.sealed()))
                    .forEach(kept -> sealAnew(table, kept));
        }
    }

    private void sealAnew(String table, Kept kept) {
        try {
            sql.sql("update " + table + " set sealed = :fresh, secret = null where official = :official and sealed is not distinct from :sealed")
                    .param("fresh", seal(kept.official(), open(kept)))
                    .param("official", kept.official())
                    .param("sealed", kept.sealed(), java.sql.Types.BINARY)
                    .update();
        } catch (IllegalStateException e) {
            log.error("{} cannot sign in until an administrator makes a new link: {}", kept.official(), e.getMessage());
        }
    }

    private static String belongsTo(UUID official) {
        return "code generator of " + official;
    }
}
