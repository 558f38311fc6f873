package city.feeds;

import static city.ground.Time.utc;
import static city.ground.Time.utcOrNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of turns: which node asks a source now, and when it is asked again. */
@Component
@Transactional
class Turns {

    static final Duration EVERY = Duration.ofSeconds(12);

    /** Longer than any asking takes: a node that died in its turn leaves it to another after this. */
    static final Duration TAKES = Duration.ofSeconds(30);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final JdbcClient sql;
    private final Clock clock;

    Turns(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** {@code validator} is empty while an end waits for its second answer: that one must be given in full. */
    record Turn(String source, Instant begunAt, Optional<String> validator, Optional<Instant> asOf, int troubles) {

        boolean first() {
            return troubles == 0;
        }
    }

    private record Row(String source, Instant begunAt, @Nullable String validator, @Nullable Instant asOf, int troubles) {
        Turn turn() {
            return new Turn(source, begunAt, Optional.ofNullable(validator), Optional.ofNullable(asOf), troubles);
        }
    }

    /** These sources and no others. What they said before is asked for in full: the pack may have learned new kinds. */
    void expect(Collection<String> sources) {
        sql.sql("delete from feeds.turns where not (source = any(:sources))").param("sources", sources.toArray(String[]::new)).update();
        sources.forEach(source -> sql.sql("""
                        insert into feeds.turns (source, next_at) values (:source, :now)
                        on conflict (source) do update set validator = null""")
                .param("source", source)
                .param("now", utc(clock.instant()))
                .update());
    }

    /** The turn, if it is time for one and nobody else has taken it. */
    Optional<Turn> begin(String source) {
        return sql.sql("""
                        update feeds.turns
                           set begun_at = :now, next_at = :takenUntil
                         where source = :source and next_at <= :now
                        returning source, begun_at, as_of, troubles,
                                  case when not exists (select from feeds.reports r where r.source = :source and r.word = 'OVER_ONCE')
                                       then validator end as validator""")
                .param("source", source)
                .param("now", utc(clock.instant()))
                .param("takenUntil", utc(clock.instant().plus(TAKES)))
                .query(Row.class)
                .optional()
                .map(Row::turn);
    }

    /** A valid answer ends it; false if it took so long that somebody else has the turn. */
    boolean end(Turn turn, Optional<String> validator, Optional<Instant> asOf) {
        return end(turn, jittered(EVERY), validator.orElse(null), asOf.orElse(null), 0, null);
    }

    /** Trouble ends it: the next turn comes later each time, or when the source asked for. */
    boolean end(Turn turn, String trouble, Optional<Duration> retryAfter) {
        var pause = retryAfter.map(wish -> between(wish, EVERY, LONGEST_WAIT))
                .orElseGet(() -> between(EVERY.multipliedBy(1L << Math.min(turn.troubles(), 5)), EVERY, LONGEST_PAUSE));
        return end(turn, jittered(pause), turn.validator().orElse(null), turn.asOf().orElse(null), turn.troubles() + 1, trouble);
    }

    private boolean end(Turn turn, Duration pause, @Nullable String validator, @Nullable Instant asOf, int troubles, @Nullable String trouble) {
        return sql.sql("""
                        update feeds.turns
                           set next_at = :next, validator = :validator, as_of = :asOf, troubles = :troubles, trouble = :trouble
                         where source = :source and begun_at = :begunAt""")
                        .param("next", utc(clock.instant().plus(pause)))
                        .param("validator", validator)
                        .param("asOf", utcOrNull(asOf), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("troubles", troubles)
                        .param("trouble", trouble)
                        .param("source", turn.source())
                        .param("begunAt", utc(turn.begunAt()))
                        .update()
                == 1;
    }

    /** What is wrong with a source now. */
    Optional<String> trouble(String source) {
        return sql.sql("select trouble from feeds.turns where source = :source and trouble is not null")
                .param("source", source)
                .query(String.class)
                .optional();
    }

    /** Never earlier, so that a wish to be left alone is kept; nodes and cities do not come at the same moment. */
    private static Duration jittered(Duration pause) {
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(3_000));
    }

    private static Duration between(Duration wish, Duration least, Duration most) {
        return wish.compareTo(least) < 0 ? least : wish.compareTo(most) > 0 ? most : wish;
    }
}
