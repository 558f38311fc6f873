package city.alerts;

import static city.ground.Time.utcOrNull;

import city.territory.Katottg;
import city.territory.Sought;
import city.territory.Units;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything the city ever warned of, for whoever asks by words, days and place. */
@Component
@Transactional(readOnly = true)
class Archive {

    /** All words of a message, as the index {@code messages_words} has them. */
    static final String WORDS = """
            lower((s.wording #>> '{uk,headline}') || ' ' || (s.wording #>> '{uk,text}') || ' ' || s.place_uk || ' ' || \
            (s.wording #>> '{en,headline}') || ' ' || (s.wording #>> '{en,text}') || ' ' || s.place_en)""";

    private final JdbcClient sql;
    private final MessageRow.Reader rows;
    private final Units units;
    private final Sought.Reader reader;

    Archive(JdbcClient sql, MessageRow.Reader rows, Units units, Sought.Reader reader) {
        this.sql = sql;
        this.rows = rows;
        this.units = units;
        this.reader = reader;
    }

    /** What it is asked for; empty parts ask for everything. Both days belong to it. */
    record Search(String words, @Nullable Instant from, @Nullable Instant until, Optional<Katottg> unit, int page) {
        static final int PAGE = 20;
    }

    /** Alerts by words, days and place, newest first; one more than a page, so that the reader knows of a next one. */
    List<Alert> search(Search search) {
        var sought = reader.read(search.words());
        if (sought.empty() && !search.words().isBlank()) {
            return List.of();
        }
        return sql.sql(MessageRow.EACH + (sought.empty() ? " where true" : " where a.id in (select s.alert from alerts.messages s where " + sought.in(WORDS) + ")") + """

                           and (cast(:from as timestamptz) is null or a.opened_at >= :from)
                           and (cast(:until as timestamptz) is null or a.opened_at < :until)
                           and (:unit = '' or :unit = any(m.units) or cast(:above as text[]) && m.units)
                         order by a.opened_at desc
                         limit :most offset :skip""")
                .params(sought.holes())
                .param("from", utcOrNull(search.from()))
                .param("until", utcOrNull(search.until()))
                .param("unit", search.unit().map(Katottg::value).orElse(""))
                .param("above", search.unit().map(this::above).orElseGet(() -> new String[0]))
                .param("most", Search.PAGE + 1)
                .param("skip", search.page() * Search.PAGE)
                .query(MessageRow.class)
                .list()
                .stream()
                .map(rows::alert)
                .toList();
    }

    /** The units that hold this one: an alert for the oblast is an alert for each of its villages. */
    private String[] above(Katottg unit) {
        return Stream.iterate(Optional.of(unit), Optional::isPresent, here -> here.flatMap(units::find).flatMap(found -> found.parent()))
                .flatMap(Optional::stream)
                .map(Katottg::value)
                .toArray(String[]::new);
    }
}
