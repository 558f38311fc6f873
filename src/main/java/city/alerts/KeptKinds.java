package city.alerts;

import city.pack.Pack;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses the start with a pack that lost a kind of which alerts were sent. Messages are kept for ever and cannot be read
 * without it; the first screen would stop in the middle of a night, when somebody looks at an old alert.
 */
@Component
class KeptKinds implements SmartInitializingSingleton {

    private final JdbcClient sql;
    private final Kinds kinds;
    private final Pack pack;

    KeptKinds(JdbcClient sql, Kinds kinds, Pack pack) {
        this.sql = sql;
        this.kinds = kinds;
        this.pack = pack;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var code : sent()) {
            if (kinds.find(code).isEmpty()) {
                throw pack.mistake("alert-kinds.yml", "- code:", "the kind " + code + " is expected: alerts of it were sent and are kept");
            }
        }
    }

    private List<String> sent() {
        return sql.sql("select distinct kind from alerts.alerts").query(String.class).list();
    }
}
