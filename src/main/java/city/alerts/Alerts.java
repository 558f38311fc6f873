package city.alerts;

import static city.ground.Time.utc;

import city.identity.OfficialId;
import city.live.Line;
import city.pack.Pack;
import city.territory.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of alerts and of every message that was ever sent. One transaction writes a message and its live event. */
@Component
@Transactional
public class Alerts {

    private final JdbcClient sql;
    private final Clock clock;
    private final Line line;
    private final Notices notices;
    private final MessageRow.Reader rows;
    private final Units units;
    private final boolean demo;

    Alerts(JdbcClient sql, Clock clock, Line line, Notices notices, MessageRow.Reader rows, Units units, Pack pack) {
        this.sql = sql;
        this.clock = clock;
        this.line = line;
        this.notices = notices;
        this.rows = rows;
        this.units = units;
        this.demo = pack.demo();
    }

    // ——— said by the office ———

    /** A new alert from the city's own people. Whether they may is decided before: see {@link Drafts}. */
    AlertId open(Content content, Signed signed) {
        return open(content, Message.OFFICE, signed, clock.instant());
    }

    sealed interface Changing {
        record Done() implements Changing {}

        record TooLate(Life life) implements Changing {}

        record NoSuchAlert() implements Changing {}
    }

    /**
     * A later message about the same thing: other words, place, severity or term. The kind stays, and what was meant in
     * earnest does not become a drill.
     */
    Changing update(AlertId id, Content content, Signed signed) {
        var now = clock.instant();
        return change(id, now, utc(onset(content, now).plus(content.lasts())), false, alert ->
                write(alert.id(), alert.latest().number() + 1, Message.Type.UPDATE, content, Message.OFFICE, signed, now, alert.latest().status()));
    }

    /** Says that it is over. */
    Changing end(AlertId id, Signed signed) {
        return end(id, Message.OFFICE, signed);
    }

    // ——— invented, for a demonstration ———

    /** An invented alert as if it had been opened at {@code published}. */
    AlertId openAt(Content content, Instant published) {
        return open(content, Message.OFFICE, Signed.NOBODY, published);
    }

    /** An invented end. */
    void endAt(AlertId id, Instant at) {
        end(id, Message.OFFICE, Signed.NOBODY, at);
    }

    // ——— said by an official feed ———

    /**
     * Nobody else changes or ends these until the caller's transaction is over. Whoever is going to touch several asks
     * this before the first: the line is spoken to by one at a time, and two who hold what the other needs would wait
     * for ever.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<AlertId> ids) {
        sql.sql("select id from alerts.alerts where id = any(:ids) order by id for update")
                .param("ids", ids.stream().map(AlertId::value).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Opens an alert that a feed reports since {@code since}, in the ready words of its kind. */
    public AlertId open(Kind kind, Area area, String source, Instant since) {
        var now = clock.instant();
        var content = new Content(kind, kind.severity(), area, kind.wording(), Optional.empty(), Optional.of(since), kind.expires(), false);
        var id = open(content, source, Signed.NOBODY, now);
        witness(id, source, now);
        return id;
    }

    /** One more official source says the same. */
    public void witness(AlertId id, String source, Instant since) {
        var added = sql.sql("""
                        insert into alerts.witnesses (alert, source, since) values (:alert, :source, :since)
                        on conflict (alert, source) do update set until = null where alerts.witnesses.until is not null""")
                .param("alert", id.value())
                .param("source", source)
                .param("since", utc(since))
                .update();
        if (added == 1) {
            find(id).ifPresent(alert -> line.say("alert", notices.json(alert, clock.instant())));
        }
    }

    /** A source no longer says so; others still may. */
    public void unwitness(AlertId id, String source) {
        var gone = sql.sql("update alerts.witnesses set until = :now where alert = :alert and source = :source and until is null")
                .param("now", utc(clock.instant()))
                .param("alert", id.value())
                .param("source", source)
                .update();
        if (gone == 1) {
            find(id).filter(alert -> alert.endedAt().isEmpty()).ifPresent(alert -> line.say("alert", notices.json(alert, clock.instant())));
        }
    }

    /** Still reported: it lasts longer, and nobody is disturbed by that. */
    public void extend(AlertId id, Instant until) {
        var extended = sql.sql("update alerts.alerts set expires_at = :until where id = :id and ended_at is null and expires_at < :until")
                .param("until", utc(until))
                .param("id", id.value())
                .update();
        if (extended == 1) {
            // Phones hold the old term: without this they would say that it ran out.
            find(id).ifPresent(alert -> line.say("term", notices.term(alert)));
        }
    }

    /**
     * Every feed that reported it says that it is over. The feed that opened an alert may end it without a key, but not
     * once the city's own people have spoken about it: then they call it off.
     */
    public boolean end(AlertId id, String source) {
        hold(List.of(id));
        var ours = find(id).map(alert -> !alert.latest().fromFeed()).orElse(true);
        return !ours && end(id, source, Signed.NOBODY) instanceof Changing.Done;
    }

    // ——— reading ———

    public Optional<Alert> find(AlertId id) {
        return sql.sql(MessageRow.EACH + " where a.id = :id").param("id", id.value()).query(MessageRow.class).optional().map(rows::alert);
    }

    /** Everything that belongs on the first screen, worst first. */
    List<Alert> current() {
        var now = clock.instant();
        return sql.sql(MessageRow.EACH + " where a.ended_at is null and (m.severity = 'EXTREME' or a.expires_at > :since) order by m.severity = 'EXTREME' desc, a.opened_at desc limit 500")
                .param("since", utc(now.minus(Alert.LINGERS)))
                .query(MessageRow.class)
                .list()
                .stream()
                .map(rows::alert)
                .filter(alert -> alert.current(now))
                .sorted(java.util.Comparator.comparing(Alert::severity))
                .toList();
    }

    /** What ended within {@code ago}, newest first: a page that says "it is over" needs to know what. */
    List<Alert> endedWithin(Duration ago) {
        return sql.sql(MessageRow.EACH + " where a.ended_at > :from order by a.ended_at desc limit 20")
                .param("from", utc(clock.instant().minus(ago)))
                .query(MessageRow.class)
                .list()
                .stream()
                .map(rows::alert)
                .toList();
    }

    /** What the city will say when this is over, as of now. */
    Content over(Alert alert) {
        return new Content(
                alert.kind(), Severity.MINOR, alert.latest().area(), Over.wording(alert, still(alert)), Optional.empty(), Optional.empty(), Over.SHOWN, false);
    }

    /** Other Extreme alerts that hold where this one did, or in a part of that. */
    List<Alert> still(Alert over) {
        var now = clock.instant();
        return current().stream()
                .filter(other -> !other.id().equals(over.id())
                        && other.severity() == Severity.EXTREME
                        && !other.planned(now)
                        && other.latest().status() == over.latest().status()
                        && other.latest().area().meets(over.latest().area(), units))
                .toList();
    }

    /** Every message of one alert, first to last. */
    List<Message> messages(AlertId id) {
        return sql.sql(MessageRow.ALL + " where m.alert = :id order by m.number")
                .param("id", id.value())
                .query(MessageRow.class)
                .list()
                .stream()
                .map(rows::message)
                .toList();
    }

    /** The newest messages of all alerts: for feeds. */
    List<Message> latestMessages(int most) {
        return sql.sql(MessageRow.ALL + " order by m.sent_at desc, m.alert, m.number desc limit :most")
                .param("most", most)
                .query(MessageRow.class)
                .list()
                .stream()
                .map(rows::message)
                .toList();
    }

    // ——— writing ———

    private AlertId open(Content content, String source, Signed signed, Instant now) {
        var id = AlertId.fresh();
        var onset = onset(content, now);
        sql.sql("insert into alerts.alerts (id, kind, opened_at, expires_at) values (:id, :kind, :openedAt, :expiresAt)")
                .param("id", id.value())
                .param("kind", content.kind().code())
                .param("openedAt", utc(content.onset().filter(start -> start.isBefore(now)).orElse(now)))
                .param("expiresAt", utc(onset.plus(content.lasts())))
                .update();
        write(id, 1, Message.Type.ALERT, content, source, signed, now);
        tell(id);
        return id;
    }

    private Changing end(AlertId id, String source, Signed signed) {
        return end(id, source, signed, clock.instant());
    }

    private Changing end(AlertId id, String source, Signed signed, Instant now) {
        return change(id, now, null, true, alert ->
                write(id, alert.latest().number() + 1, Message.Type.CANCEL, over(alert), source, signed, now, alert.latest().status()));
    }

    /** The row is taken first and only while the alert holds: two people who press at once do not both succeed. */
    private Changing change(AlertId id, Instant now, java.time.@Nullable OffsetDateTime expiresAt, boolean ends, java.util.function.Consumer<Alert> message) {
        var taken = sql.sql("""
                        update alerts.alerts
                           set expires_at = coalesce(:expiresAt, expires_at), ended_at = case when :ends then :now end
                         where id = :id and ended_at is null
                        returning id""")
                .param("expiresAt", expiresAt, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ends", ends)
                .param("now", utc(now))
                .param("id", id.value())
                .query(String.class)
                .optional();
        var alert = find(id);
        if (alert.isEmpty()) {
            return new Changing.NoSuchAlert();
        }
        if (taken.isEmpty()) {
            return new Changing.TooLate(alert.get().life(now));
        }
        message.accept(alert.get());
        tell(id);
        return new Changing.Done();
    }

    private void write(AlertId id, int number, Message.Type type, Content content, String source, Signed signed, Instant now) {
        var status = demo ? Message.Status.EXERCISE : content.drill() ? Message.Status.TEST : Message.Status.ACTUAL;
        write(id, number, type, content, source, signed, now, status);
    }

    private void write(AlertId id, int number, Message.Type type, Content content, String source, Signed signed, Instant now, Message.Status status) {
        var onset = onset(content, now);
        var place = content.area().described(units);
        var urgency = type == Message.Type.CANCEL
                ? Kind.Urgency.PAST
                : onset.isAfter(now) ? Kind.Urgency.EXPECTED : content.kind().urgency();
        rows.insert(new Message(
                id, number, type, content.kind(), status, content.severity(), urgency,
                type == Message.Type.CANCEL ? Kind.Certainty.OBSERVED : content.kind().certainty(),
                now, onset, onset.plus(content.lasts()), content.area(), place, content.wording(), content.cause(), source,
                signed.author(), signed.secondKey(), signed.aloneBecause()));
    }

    private static Instant onset(Content content, Instant now) {
        return content.onset().filter(start -> start.isAfter(now)).orElse(now);
    }

    private void tell(AlertId id) {
        line.say("alert", notices.json(find(id).orElseThrow(), clock.instant()));
    }

    /** Who answers for a message. */
    record Signed(Optional<OfficialId> author, Optional<OfficialId> secondKey, Optional<String> aloneBecause) {
        static final Signed NOBODY = new Signed(Optional.empty(), Optional.empty(), Optional.empty());

        static Signed by(OfficialId author) {
            return new Signed(Optional.of(author), Optional.empty(), Optional.empty());
        }
    }
}
