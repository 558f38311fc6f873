package city.feeds;

import static city.ground.Time.utc;

import city.alerts.Sources;
import city.identity.Official;
import city.identity.OfficialId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** By which officials switch sources off and on, and what remembers who did. */
@Component
@Transactional
class Switches {

    private final JdbcClient sql;
    private final Sources sources;
    private final Clock clock;

    Switches(JdbcClient sql, Sources sources, Clock clock) {
        this.sql = sql;
        this.sources = sources;
        this.clock = clock;
    }

    /** {@code reason} is empty where it was switched on. */
    record Switch(boolean muted, OfficialId official, String reason, Instant at) {}

    private record Row(boolean muted, UUID official, String reason, Instant at) {}

    /** Nothing is noted when it already was so. */
    void turn(String source, boolean muted, Official official, String reason) {
        if (sources.mute(source, muted)) {
            sql.sql("insert into feeds.switches (source, muted, official, reason, at) values (:source, :muted, :official, :reason, :now)")
                    .param("source", source)
                    .param("muted", muted)
                    .param("official", official.id().value())
                    .param("reason", reason)
                    .param("now", utc(clock.instant()))
                    .update();
        }
    }

    /** One switch of one source, by its place in the table. */
    record Turn(long number, String source, Switch what) {}

    /** Newest first, before the given number: a page of the journal. */
    List<Turn> before(long number, int most) {
        return sql.sql("select number, source, muted, official, reason, at from feeds.switches where number < :number order by number desc limit :most")
                .param("number", number)
                .param("most", most)
                .query((row, _) -> new Turn(
                        row.getLong("number"), row.getString("source"),
                        new Switch(
                                row.getBoolean("muted"), new OfficialId(row.getObject("official", UUID.class)), row.getString("reason"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list();
    }

    /** How it came to be as it is; empty for a source nobody ever touched. */
    Optional<Switch> last(String source) {
        return sql.sql("select muted, official, reason, at from feeds.switches where source = :source order by number desc limit 1")
                .param("source", source)
                .query(Row.class)
                .optional()
                .map(row -> new Switch(row.muted(), new OfficialId(row.official()), row.reason(), row.at()));
    }
}
