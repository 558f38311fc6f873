package city.feeds;

import static city.ground.Time.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of what is reported here and has no kind: nobody is warned of it, so the office must know. */
@Component
@Transactional
class UnknownKinds {

    private static final Logger log = LoggerFactory.getLogger(UnknownKinds.class);
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 100;
    private static final Duration SHOWN = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Clock clock;

    UnknownKinds(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record UnknownKind(String source, String name, Instant seenAt) {}

    /** A name that is met for the first time is told to the log, once. */
    void met(String source, Collection<String> names) {
        names.stream().map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name).limit(MOST).forEach(name -> met(source, name));
    }

    private void met(String source, String name) {
        var isNew = sql.sql("""
                        insert into feeds.unknown_kinds (source, name, seen_at)
                        select :source, :name, :now
                         where (select count(*) from feeds.unknown_kinds where source = :source and name <> :name) < :most
                        on conflict (source, name) do update set seen_at = excluded.seen_at
                        returning xmax = 0""")
                .param("source", source)
                .param("name", name)
                .param("now", utc(clock.instant()))
                .param("most", MOST)
                .query(Boolean.class)
                .optional();
        if (isNew.orElse(false)) {
            log.warn("{} reports «{}» here, and the city has no kind for it: nobody is warned", source, name);
        }
    }

    List<UnknownKind> recent() {
        return sql.sql("select source, name, seen_at from feeds.unknown_kinds where seen_at > :from order by seen_at desc, name")
                .param("from", utc(clock.instant().minus(SHOWN)))
                .query(UnknownKind.class)
                .list();
    }
}
