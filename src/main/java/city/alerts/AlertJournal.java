package city.alerts;

import static city.ground.Time.utcOrNull;

import city.identity.OfficialId;
import city.pack.Text;
import city.territory.Units;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who did what with alerts, read from the messages that were sent and the drafts that were not. */
@Component
@Transactional(readOnly = true)
class AlertJournal {

    private final JdbcClient sql;
    private final Kinds kinds;
    private final DraftContent contents;
    private final Units units;

    AlertJournal(JdbcClient sql, Kinds kinds, DraftContent contents, Units units) {
        this.sql = sql;
        this.kinds = kinds;
        this.contents = contents;
        this.units = units;
    }

    /** What became of something that somebody wanted to say. */
    sealed interface Deed {
        /** Everyone was told; {@code source} is the office or an official feed. */
        record Sent(AlertId alert, int number, Message.Status status, Text headline, String source, Optional<OfficialId> secondKey, Optional<String> aloneBecause)
                implements Deed {
            boolean byFeed() {
                return !source.equals(Message.OFFICE);
            }
        }

        /** The second person said no. */
        record Refused(OfficialId by, String reason) implements Deed {}

        /** The author thought better of it. */
        record Withdrawn() implements Deed {}

        /** Something else was said about the same alert before the second key was turned. */
        record Overtaken() implements Deed {}
    }

    record Entry(Instant at, Deed deed, Message.Type type, Text kind, Optional<Text> place, Optional<OfficialId> author) {}

    /** What it is asked for; empty parts ask for everything. {@code person} wrote it, turned the key or refused it. */
    record Search(@Nullable Instant from, @Nullable Instant until, Optional<OfficialId> person, int page) {
        static final int PAGE = 50;
    }

    /** Newest first; one more than a page, so that the reader knows of a next one. */
    List<Entry> search(Search search) {
        return sql.sql("""
                        select *
                          from (select sent_at as at, 'SENT' as deed, type, kind, author, second_key, null::uuid as closed_by,
                                       alert, number, status, source, place_uk, place_en,
                                       wording #>> '{uk,headline}' as headline_uk, wording #>> '{en,headline}' as headline_en,
                                       alone_because as reason, null::text as content
                                  from alerts.messages
                                 union all
                                select closed_at,
                                       case when closed_as = 'WITHDRAWN' and exists (
                                                 select from alerts.messages later
                                                  where later.alert = drafts.alert and later.sent_at > asked_at and later.sent_at <= closed_at)
                                            then 'OVERTAKEN' else closed_as end,
                                       case purpose when 'OPEN' then 'ALERT' when 'END' then 'CANCEL' else purpose end,
                                       content ->> 'kind', author, null::uuid, closed_by, alert, null::int, null, null, null, null, null, null,
                                       reason, content::text
                                  from alerts.drafts
                                 where closed_as in ('REFUSED', 'WITHDRAWN') and asked_at is not null) deeds
                         where (cast(:from as timestamptz) is null or at >= :from)
                           and (cast(:until as timestamptz) is null or at < :until)
                           and (cast(:person as uuid) is null or author = :person or second_key = :person or closed_by = :person)
                         order by at desc, alert, number desc
                         limit :most offset :skip""")
                .param("from", utcOrNull(search.from()))
                .param("until", utcOrNull(search.until()))
                .param("person", search.person().map(OfficialId::value).orElse(null))
                .param("most", Search.PAGE + 1)
                .param("skip", search.page() * Search.PAGE)
                .query(Row.class)
                .list()
                .stream()
                .map(this::entry)
                .toList();
    }

    /** The alert a draft became when its second key was turned, or when its author sent it alone. */
    Optional<AlertId> sent(UUID draft) {
        return sql.sql("""
                        select m.alert
                          from alerts.drafts d
                          join alerts.messages m on m.author = d.author and m.sent_at >= d.closed_at
                         where d.id = :draft and d.closed_as = 'SENT' and (d.alert is null or d.alert = m.alert)
                         order by m.sent_at
                         limit 1""")
                .param("draft", draft)
                .query(String.class)
                .optional()
                .map(AlertId::new);
    }

    private record Row(
            Instant at,
            String deed,
            Message.Type type,
            String kind,
            @Nullable UUID author,
            @Nullable UUID secondKey,
            @Nullable UUID closedBy,
            @Nullable String alert,
            @Nullable Integer number,
            Message.@Nullable Status status,
            @Nullable String source,
            @Nullable String placeUk,
            @Nullable String placeEn,
            @Nullable String headlineUk,
            @Nullable String headlineEn,
            @Nullable String reason,
            @Nullable String content) {}

    private Entry entry(Row row) {
        var kind = kinds.find(row.kind());
        return new Entry(
                row.at(), deed(row), row.type(),
                kind.map(Kind::name).orElse(new Text(row.kind(), row.kind())),
                row.content() == null
                        ? Optional.of(new Text(need(row.placeUk()), need(row.placeEn())))
                        // The pack may have lost the kind of a draft that was never sent.
                        : kind.map(_ -> contents.read(need(row.content())).area().described(units)),
                id(row.author()));
    }

    private static Deed deed(Row row) {
        return switch (row.deed()) {
            case "SENT" -> new Deed.Sent(
                    new AlertId(need(row.alert())), need(row.number()), need(row.status()), new Text(need(row.headlineUk()), need(row.headlineEn())),
                    need(row.source()), id(row.secondKey()), Optional.ofNullable(row.reason()));
            case "REFUSED" -> new Deed.Refused(new OfficialId(need(row.closedBy())), need(row.reason()));
            case "OVERTAKEN" -> new Deed.Overtaken();
            case "WITHDRAWN" -> new Deed.Withdrawn();
            default -> throw new IllegalStateException(row.deed());
        };
    }

    private static Optional<OfficialId> id(@Nullable UUID id) {
        return Optional.ofNullable(id).map(OfficialId::new);
    }

    private static <T> T need(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
