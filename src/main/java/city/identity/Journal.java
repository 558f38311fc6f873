package city.identity;

import static city.ground.Time.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of who came in and what was done to accounts. It holds no secrets. */
@Component
class Journal {

    private final JdbcClient sql;
    private final Clock clock;

    Journal(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    enum Deed {
        SIGNED_IN,
        SIGNED_IN_BY_DEMO_LINK,
        PASSWORD_REFUSED,
        CODE_REFUSED,
        SIGNED_OUT,
        INVITED,
        CHANGED,
        BLOCKED,
        UNBLOCKED,
        LINK_MADE,
        KEYS_SET
    }

    /** {@code who} is null for somebody unknown and for the house itself; {@code details} are the codes of new roles, or empty. */
    record Entry(Long number, Instant at, Deed deed, @Nullable String who, @Nullable String whom, String details, String address) {}

    void note(Deed deed, @Nullable OfficialId who, OfficialId whom, String details, String address) {
        sql.sql("""
                        insert into identity.journal (at, deed, who, whom, details, address)
                        values (:now, :deed, :who, :whom, :details, :address)""")
                .param("now", utc(clock.instant()))
                .param("deed", deed.name())
                .param("who", who == null ? null : who.value())
                .param("whom", whom.value())
                .param("details", details)
                .param("address", address)
                .update();
    }

    /** Newest first, before the given number: a page of the journal. */
    List<Entry> before(long number, int most) {
        return sql.sql("""
                        select number, at, deed, doer.name as who, done.name as whom, details, address
                          from identity.journal
                          left join identity.officials doer on doer.id = who
                          left join identity.officials done on done.id = whom
                         where number < :number
                         order by number desc
                         limit :most""")
                .param("number", number)
                .param("most", most)
                .query(Entry.class)
                .list();
    }
}
