package city.alerts;

import static city.ground.Time.utc;

import city.identity.OfficialId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of answers to a refusal. A draft that was refused is its author's again: she sees why, and writes it anew. */
@Component
@Transactional
class Answers {

    /** A refusal of yesterday is about yesterday's danger. */
    private static final Duration IN_SIGHT = Duration.ofHours(24);

    private final JdbcClient sql;
    private final Clock clock;
    private final DraftContent contents;

    Answers(JdbcClient sql, Clock clock, DraftContent contents) {
        this.sql = sql;
        this.clock = clock;
        this.contents = contents;
    }

    /** A refused draft as its author sees it; {@code alert} is what it would have changed or ended. */
    record Refused(UUID id, boolean ends, Optional<AlertId> alert, Content content, Instant askedAt, Instant refusedAt, String reason) {

        /** Where it is written anew with all that stood in it; an end has no words to mend. */
        Optional<String> anew() {
            return ends ? Optional.empty() : Optional.of(alert.map(about -> "/office/alerts/" + about + "?again=" + id).orElse("/office/alerts/new?again=" + id));
        }
    }

    /** Refused and not answered yet, newest first. */
    List<Refused> open(OfficialId author) {
        return sql.sql(EACH + """
                         and closed_at > :since and not exists (select from alerts.answers where draft = id)
                         order by closed_at desc limit 20""")
                .param("author", author.value())
                .param("since", utc(clock.instant().minus(IN_SIGHT)))
                .query(Row.class)
                .list()
                .stream()
                .map(this::refused)
                .toList();
    }

    Optional<Refused> find(UUID id, OfficialId author) {
        return sql.sql(EACH + " and id = :id").param("author", author.value()).param("id", id).query(Row.class).optional().map(this::refused);
    }

    /** She wrote it anew, or let it be: it need not be shown any more. */
    void answer(UUID id, OfficialId author) {
        sql.sql("""
                        insert into alerts.answers (draft, answered_at)
                        select id, :now from alerts.drafts where id = :id and author = :author and closed_as = 'REFUSED'
                        on conflict (draft) do nothing""")
                .param("now", utc(clock.instant()))
                .param("id", id)
                .param("author", author.value())
                .update();
    }

    private static final String EACH = """
            select id, purpose, alert, content::text as content, asked_at, closed_at, reason from alerts.drafts
             where author = :author and closed_as = 'REFUSED'""";

    private record Row(UUID id, String purpose, @Nullable String alert, String content, Instant askedAt, Instant closedAt, @Nullable String reason) {}

    private Refused refused(Row row) {
        return new Refused(
                row.id(), row.purpose().equals("END"), Optional.ofNullable(row.alert()).map(AlertId::new), contents.read(row.content()),
                row.askedAt(), row.closedAt(), row.reason() == null ? "" : row.reason());
    }
}
