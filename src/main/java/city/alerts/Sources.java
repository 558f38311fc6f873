package city.alerts;

import static city.ground.Time.utc;

import city.live.Line;
import city.pack.Town;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of official feeds. A feed that is silent is shown as silent: nobody may take its silence for an all-clear.
 */
@Component
@Transactional
public class Sources {

    private static final String EACH = """
            select name, answered_at, extract(epoch from silent_after)::bigint as silent_after_seconds, silent, muted
              from alerts.sources""";

    private final JdbcClient sql;
    private final Clock clock;
    private final Line line;
    private final JsonMapper json;
    private final Town town;

    Sources(JdbcClient sql, Clock clock, Line line, JsonMapper json, Town town) {
        this.sql = sql;
        this.clock = clock;
        this.line = line;
        this.json = json;
        this.town = town;
    }

    /**
     * One feed: when it last gave a valid answer, and whether it is listened to. {@code alarms} tells the services of
     * air-raid alerts that the city pack names from all others: only their word «nothing» is a word about an air raid.
     */
    public record Source(String name, Optional<Instant> answeredAt, Duration silentAfter, boolean muted, boolean alarms) {

        /** Neither silent for too long nor switched off by hand. */
        public boolean fresh(Instant now) {
            return !muted && speaking(now);
        }

        /** Not silent for too long; somebody may have switched it off here all the same. */
        public boolean speaking(Instant now) {
            return answeredAt.map(at -> now.isBefore(at.plus(silentAfter))).orElse(false);
        }
    }

    private record Row(String name, @Nullable Instant answeredAt, long silentAfterSeconds, boolean silent, boolean muted) {
        Source source(Town town) {
            return new Source(name, Optional.ofNullable(answeredAt), Duration.ofSeconds(silentAfterSeconds), muted, town.feeds().containsKey(name));
        }
    }

    /** From now on this feed is expected to answer; those not among {@code names} no longer are. */
    public void expect(Map<String, Duration> names) {
        sql.sql("delete from alerts.sources where not (name = any(:names))").param("names", names.keySet().toArray(String[]::new)).update();
        names.forEach((name, silentAfter) -> sql.sql("""
                        insert into alerts.sources (name, silent_after) values (:name, make_interval(secs => :seconds))
                        on conflict (name) do update set silent_after = excluded.silent_after""")
                .param("name", name)
                .param("seconds", silentAfter.toSeconds())
                .update());
    }

    /** It has just given a valid answer. */
    public void answered(String name) {
        sql.sql("update alerts.sources set answered_at = :now where name = :name")
                .param("now", utc(clock.instant()))
                .param("name", name)
                .update();
        change("silent", "silent", false, name);
    }

    /** Switched off or on by the duty officer, when a feed is known to be wrong; false if it already was so. */
    public boolean mute(String name, boolean muted) {
        return change("muted", "muted", muted, name);
    }

    /** Finds feeds that have just fallen silent and tells the phones, once whatever the number of nodes. */
    public void notice() {
        var now = clock.instant();
        all().stream().filter(source -> !source.muted() && !source.fresh(now)).forEach(source -> change("silent", "silent", true, source.name()));
    }

    /** Those that are listened to, are not silent and report this alert now. */
    List<String> reporting(Alert alert) {
        var now = clock.instant();
        return all().stream().filter(source -> source.fresh(now)).map(Source::name).filter(alert.sources()::contains).toList();
    }

    public List<Source> all() {
        return sql.sql(EACH + " order by name").query(Row.class).list().stream().map(row -> row.source(town)).toList();
    }

    private boolean change(String column, String word, boolean value, String name) {
        var changed = sql.sql("update alerts.sources set " + column + " = :value where name = :name and " + column + " <> :value")
                .param("value", value)
                .param("name", name)
                .update();
        if (changed == 1) {
            line.say("source", json.writeValueAsString(Map.of("name", name, word, value)));
        }
        return changed == 1;
    }
}
