package city.live;

import static city.ground.Time.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of events: the log of all that was said. Every bus is only a doorbell. */
@Component
class Events {

    /** Rings for every node that listens on the same database. */
    static final String CHANNEL = "live";

    private static final long ONE_SPEAKER_AT_A_TIME = 0x6C697665;

    private final JdbcClient sql;

    Events(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Adds an event and rings at commit. The lock lasts until then and comes in a statement of its own:
     * the next one must see what the speaker before us has committed, or ids would not be in commit order.
     */
    long add(String event, String data, Instant at) {
        sql.sql("select pg_advisory_xact_lock(:key)").param("key", ONE_SPEAKER_AT_A_TIME).query().singleRow();
        return sql.sql("""
                        with said as (
                          insert into live.events (id, event, data, at)
                          select coalesce(max(id), 0) + 1, :event, :data, :at from live.events
                       returning id)
                        select id from said, pg_notify(:channel, said.id::text)""")
                .param("event", event)
                .param("data", data)
                .param("at", utc(at))
                .param("channel", CHANNEL)
                .query(Long.class)
                .single();
    }

    /** What was said from this id on, that one included: its presence proves that the id is one of ours. */
    List<Event> from(long id, int limit) {
        return sql.sql("select id, event, data from live.events where id >= :id order by id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(Event.class)
                .list();
    }

    /** The newest few, oldest first. */
    List<Event> newest(int limit) {
        return sql.sql("select id, event, data from live.events order by id desc limit :limit")
                .param("limit", limit)
                .query(Event.class)
                .list()
                .reversed();
    }

    /** Forgets what is older, but never the newest few: phones resume from those, and ids go on from the last. */
    void forget(Instant before, int butKeep) {
        sql.sql("delete from live.events where at < :before and id <= (select max(id) from live.events) - :keep")
                .param("before", utc(before))
                .param("keep", butKeep)
                .update();
    }
}
