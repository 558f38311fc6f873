package city.feeds;

import static city.ground.Time.utc;
import static city.ground.Time.utcOrNull;

import city.alerts.AlertId;
import city.alerts.Kind;
import city.alerts.Kinds;
import city.feeds.Report.Word;
import city.pack.Town;
import city.territory.Katottg;
import city.territory.Units;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of what sources report. */
@Component
@Transactional
class Reports {

    private static final long ONE_ANSWER_AT_A_TIME = 0x66656564;

    private final JdbcClient sql;
    private final Kinds kinds;
    private final Units units;
    private final Katottg hromada;

    Reports(JdbcClient sql, Kinds kinds, Units units, Town town) {
        this.sql = sql;
        this.kinds = kinds;
        this.units = units;
        this.hromada = Katottg.valueOf(town.hromada());
    }

    private record Row(
            String source, String reference, String kind, String unit, String place, Instant since, @Nullable Instant until, Word word, @Nullable String alert) {}

    /** Answers are weighed one after another on all nodes, until the caller's transaction is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    void oneAtATime() {
        sql.sql("select pg_advisory_xact_lock(:key)").param("key", ONE_ANSWER_AT_A_TIME).query().singleRow();
    }

    List<Report> all() {
        return sql.sql("select source, reference, kind, unit, place, since, until, word, alert from feeds.reports order by since, kind, unit, source")
                .query(Row.class)
                .list()
                .stream()
                .flatMap(row -> kinds.find(row.kind()).map(kind -> report(row, kind)).stream())
                .toList();
    }

    List<Report> of(String source) {
        return all().stream().filter(report -> report.source().equals(source)).toList();
    }

    /** The source says so. */
    void say(String source, Reported reported) {
        sql.sql("""
                        insert into feeds.reports (source, reference, kind, unit, place, since, until, word)
                        values (:source, :reference, :kind, :unit, :place, :since, :until, 'HOLDS')
                        on conflict (source, reference, kind, unit) do update set until = excluded.until, word = 'HOLDS'""")
                .param("source", source)
                .param("reference", reported.reference())
                .param("kind", reported.kind().code())
                .param("unit", reported.unit().value())
                .param("place", place(reported.unit()).value())
                .param("since", utc(reported.since()))
                .param("until", utcOrNull(reported.until().orElse(null)), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The source no longer says so; this is its word now. */
    void say(Report report, Word word) {
        change("set word = :value", report, word.name());
    }

    /** No second answer has come after the first: the count begins anew. */
    void doubt(String source) {
        sql.sql("update feeds.reports set word = 'HOLDS' where source = :source and word = 'OVER_ONCE'").param("source", source).update();
    }

    /** This alert was made of it. */
    void attach(Report report, AlertId alert) {
        change("set alert = :value", report, alert.value());
    }

    void forget(Report report) {
        sql.sql("delete from feeds.reports where source = :source and reference = :reference and kind = :kind and unit = :unit")
                .param("source", report.source())
                .param("reference", report.reference())
                .param("kind", report.kind().code())
                .param("unit", report.unit().value())
                .update();
    }

    /** Every fresh source said that it is over. One that was silent meanwhile and comes back saying otherwise warns anew. */
    void over(AlertId alert) {
        sql.sql("delete from feeds.reports where alert = :alert and word in ('OVER', 'UNSAID')").param("alert", alert.value()).update();
        sql.sql("update feeds.reports set alert = null where alert = :alert").param("alert", alert.value()).update();
    }

    /** Levels meet: the oblast, the raion and the hromada are one place to whoever lives here. */
    private Katottg place(Katottg unit) {
        return units.contains(unit, hromada) ? hromada : unit;
    }

    private void change(String set, Report report, String value) {
        sql.sql("update feeds.reports " + set + " where source = :source and reference = :reference and kind = :kind and unit = :unit")
                .param("value", value)
                .param("source", report.source())
                .param("reference", report.reference())
                .param("kind", report.kind().code())
                .param("unit", report.unit().value())
                .update();
    }

    private static Report report(Row row, Kind kind) {
        return new Report(
                row.source(), row.reference(), kind, new Katottg(row.unit()), new Katottg(row.place()), row.since(),
                Optional.ofNullable(row.until()), row.word(), Optional.ofNullable(row.alert()).map(AlertId::new));
    }
}
