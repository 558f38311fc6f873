package city.alerts;

import static city.ground.Time.utc;
import static city.ground.Time.utcOrNull;

import city.alerts.Alerts.Signed;
import city.identity.OfficialId;
import city.pack.Town;
import city.territory.Units;
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

/** The table of drafts: where a message that needs a second person waits for one. */
@Component
@Transactional
class Drafts {

    /** A draft nobody has touched for so long rings nobody any more. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    /** A new warning that nobody has confirmed for so long would tell of a danger of then as if it were one of now. */
    static final Duration STALE = Duration.ofMinutes(30);

    private final JdbcClient sql;
    private final Clock clock;
    private final Alerts alerts;
    private final DraftContent contents;
    private final Ringing ringing;
    private final Sources sources;
    private final Units units;
    private final Town town;

    Drafts(JdbcClient sql, Clock clock, Alerts alerts, DraftContent contents, Ringing ringing, Sources sources, Units units, Town town) {
        this.sql = sql;
        this.clock = clock;
        this.alerts = alerts;
        this.contents = contents;
        this.ringing = ringing;
        this.sources = sources;
        this.units = units;
        this.town = town;
    }

    /** What became of a wish to send. */
    sealed interface Sending {
        /** It is out. */
        record Sent(AlertId alert) implements Sending {}

        /** It waits for another person. */
        record Waits(UUID draft) implements Sending {}

        /** The alert it was about has ended meanwhile, or never was. */
        record NothingToChange() implements Sending {}

        /** Official sources that are listened to report the danger now: who knows better switches them off first. */
        record StillReported(List<String> sources) implements Sending {}
    }

    /** Sends a new alert, or asks for the second key if it needs one. */
    Sending open(OfficialId author, Content content) {
        return switch (SecondKey.toOpen(content, units, town)) {
            case SecondKey.NotNeeded _ -> {
                withdrawUnasked(author);
                yield new Sending.Sent(alerts.open(content, Signed.by(author)));
            }
            case SecondKey.Needed(var aloneAfter) -> ask(author, new Draft.Purpose.Open(), content, aloneAfter);
        };
    }

    /** Sends a change of an alert, or asks for the second key. */
    Sending update(OfficialId author, AlertId id, Content content) {
        alerts.hold(List.of(id));
        var before = holding(id);
        if (before.isEmpty()) {
            return new Sending.NothingToChange();
        }
        return switch (SecondKey.toUpdate(before.get(), content, clock.instant(), units, town)) {
            case SecondKey.NotNeeded _ -> sent(id, alerts.update(id, content, Signed.by(author)));
            case SecondKey.Needed(var aloneAfter) -> {
                warnWhoIsNew(author, before.get(), content);
                yield ask(author, new Draft.Purpose.Update(id), content, aloneAfter);
            }
        };
    }

    /**
     * A warning sent to the wrong district reaches the right one at once: only that the wrong one is left out waits for the
     * second key. Nothing else changes before that, and only a place is added that could have been warned without a key.
     */
    private void warnWhoIsNew(OfficialId author, Alert before, Content content) {
        var now = clock.instant();
        var wider = before.latest().area().with(content.area());
        if (wider.isEmpty() || before.latest().area().covers(wider.get(), units) || before.planned(now)) {
            return;
        }
        // The key is asked for what those people will read now, not for the change that waits: that one may say less.
        var same = contents.repeating(before.latest());
        if (SecondKey.toOpen(same.at(content.area(), same.lasts()), units, town) instanceof SecondKey.NotNeeded) {
            var left = Duration.between(now, before.expiresAt());
            alerts.update(before.id(), same.at(wider.get(), left.isPositive() ? left : same.lasts()), Signed.by(author));
        }
    }

    /** Ends an alert, or asks for the second key. */
    Sending end(OfficialId author, AlertId id) {
        alerts.hold(List.of(id));
        var before = holding(id);
        if (before.isEmpty()) {
            return new Sending.NothingToChange();
        }
        var reporting = sources.reporting(before.get());
        if (!reporting.isEmpty()) {
            return new Sending.StillReported(reporting);
        }
        return switch (SecondKey.toEnd(alerts.messages(id))) {
            case SecondKey.NotNeeded _ -> sent(id, alerts.end(id, Signed.by(author)));
            case SecondKey.Needed(var aloneAfter) -> waiting().stream()
                    .filter(draft -> draft.purpose().equals(new Draft.Purpose.End(id)))
                    .<Sending>map(draft -> new Sending.Waits(draft.id()))
                    .findFirst()
                    .orElseGet(() -> ask(author, new Draft.Purpose.End(id), contents.repeating(before.get().latest()), aloneAfter));
        };
    }

    /**
     * A new alert is being written that will need a second key: approvers are rung now, while the words are still being
     * chosen, so that they sit at the screen when it is asked for.
     */
    void writing(OfficialId author, Content content) {
        if (SecondKey.toOpen(content, units, town) instanceof SecondKey.Needed) {
            var now = utc(clock.instant());
            var touched = sql.sql("""
                            update alerts.drafts set content = :content::jsonb, touched_at = :now
                             where author = :author and asked_at is null and closed_at is null and touched_at > :forgotten""")
                    .param("content", contents.json(content))
                    .param("now", now)
                    .param("author", author.value())
                    .param("forgotten", utc(clock.instant().minus(FORGOTTEN)))
                    .update();
            if (touched == 0) {
                withdrawUnasked(author);
                var draft = insert(author, new Draft.Purpose.Open(), content, null, null);
                ringing.ring(author, draft, new Draft.Purpose.Open(), content);
            }
        } else {
            withdrawUnasked(author);
        }
    }

    sealed interface Deciding {
        record Sent(AlertId alert) implements Deciding {}

        record Refused() implements Deciding {}

        record Withdrawn() implements Deciding {}

        /** Nobody may be both hands. */
        record OwnDraft() implements Deciding {}

        /** Only its author may send it alone or take it back. */
        record SomeoneElses() implements Deciding {}

        /** Sent, refused or withdrawn meanwhile. */
        record TooLate() implements Deciding {}

        /** The author's wait is not over, or has no end. */
        record TooEarly() implements Deciding {}

        /** What it would call off is reported by official sources now. */
        record StillReported(List<String> sources) implements Deciding {}
    }

    /** The second key is turned. */
    Deciding confirm(UUID id, OfficialId approver) {
        return close(id, "SENT", approver, null, Hand.ANOTHER, draft ->
                publish(draft, new Signed(Optional.of(draft.author()), Optional.of(approver), Optional.empty())));
    }

    /** The other person says no, and why. */
    Deciding refuse(UUID id, OfficialId approver, String reason) {
        return close(id, "REFUSED", approver, reason, Hand.ANOTHER, _ -> new Deciding.Refused());
    }

    /** The author sends without the second key, after the wait and with a reason. */
    Deciding sendAlone(UUID id, OfficialId author, String reason) {
        var early = find(id).filter(draft -> draft.author().equals(author) && !draft.mayGoAlone(clock.instant()));
        if (early.isPresent()) {
            return new Deciding.TooEarly();
        }
        return close(id, "SENT", author, reason, Hand.AUTHOR_ALONE, draft ->
                publish(draft, new Signed(Optional.of(author), Optional.empty(), Optional.of(reason))));
    }

    /** The author thinks better of it. */
    Deciding withdraw(UUID id, OfficialId author) {
        return close(id, "WITHDRAWN", author, null, Hand.AUTHOR, _ -> new Deciding.Withdrawn());
    }

    Optional<Draft> find(UUID id) {
        return sql.sql(EACH + " where id = :id and closed_at is null").param("id", id).query(Row.class).optional().map(this::draft);
    }

    /** What waits for a second key or will soon: what approvers must see. What was overtaken waits no more. */
    List<Draft> waiting() {
        return sql.sql(EACH + " where closed_at is null and (asked_at is not null or touched_at > :forgotten) order by asked_at is null, asked_at desc, opened_at desc")
                .param("forgotten", utc(clock.instant().minus(FORGOTTEN)))
                .query(Row.class)
                .list()
                .stream()
                .map(this::draft)
                .filter(this::fresh)
                .toList();
    }

    /** How a draft was closed; the reason is that of whoever closed it. */
    record Closed(String as, OfficialId author, Optional<String> reason) {}

    Optional<Closed> closed(UUID id) {
        return sql.sql("select closed_as, author, reason from alerts.drafts where id = :id and closed_at is not null")
                .param("id", id)
                .query((row, _) -> new Closed(row.getString("closed_as"), new OfficialId(row.getObject("author", UUID.class)), Optional.ofNullable(row.getString("reason"))))
                .optional();
    }

    private static final String EACH = """
            select id, author, purpose, alert, content::text as content, opened_at, asked_at, alone_from from alerts.drafts""";

    private record Row(
            UUID id, UUID author, String purpose, @Nullable String alert, String content, Instant openedAt, @Nullable Instant askedAt, @Nullable Instant aloneFrom) {}

    private Draft draft(Row row) {
        return new Draft(
                row.id(), new OfficialId(row.author()), purpose(row), contents.read(row.content()), row.openedAt(),
                Optional.ofNullable(row.askedAt()), Optional.ofNullable(row.aloneFrom()));
    }

    private static Draft.Purpose purpose(Row row) {
        return row.alert() == null
                ? new Draft.Purpose.Open()
                : row.purpose().equals("END") ? new Draft.Purpose.End(new AlertId(row.alert())) : new Draft.Purpose.Update(new AlertId(row.alert()));
    }

    private Sending ask(OfficialId author, Draft.Purpose purpose, Content content, Optional<Duration> aloneAfter) {
        var now = clock.instant();
        var aloneFrom = aloneAfter.map(now::plus).orElse(null);
        // The approvers who were rung while it was written already have its page open: it must stay the same draft.
        var written = purpose instanceof Draft.Purpose.Open ? finish(author, content, now, aloneFrom) : Optional.<UUID>empty();
        if (written.isPresent()) {
            return new Sending.Waits(written.get());
        }
        var id = insert(author, purpose, content, now, aloneFrom);
        ringing.ring(author, id, purpose, content);
        return new Sending.Waits(id);
    }

    private Optional<UUID> finish(OfficialId author, Content content, Instant now, @Nullable Instant aloneFrom) {
        return sql.sql("""
                        update alerts.drafts set content = :content::jsonb, asked_at = :now, touched_at = :now, alone_from = :aloneFrom
                         where author = :author and asked_at is null and closed_at is null and touched_at > :forgotten
                        returning id""")
                .param("content", contents.json(content))
                .param("now", utc(now))
                .param("aloneFrom", utcOrNull(aloneFrom), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("author", author.value())
                .param("forgotten", utc(now.minus(FORGOTTEN)))
                .query(UUID.class)
                .optional();
    }

    /** What a draft is for, as two columns. */
    private record Aim(String purpose, @Nullable String alert) {}

    private UUID insert(OfficialId author, Draft.Purpose purpose, Content content, @Nullable Instant askedAt, @Nullable Instant aloneFrom) {
        var id = UUID.randomUUID();
        var row = switch (purpose) {
            case Draft.Purpose.Open _ -> new Aim("OPEN", null);
            case Draft.Purpose.Update(var of) -> new Aim("UPDATE", of.value());
            case Draft.Purpose.End(var of) -> new Aim("END", of.value());
        };
        sql.sql("""
                        insert into alerts.drafts (id, author, purpose, alert, content, opened_at, touched_at, asked_at, alone_from)
                        values (:id, :author, :purpose, :alert, :content::jsonb, :now, :now, :askedAt, :aloneFrom)""")
                .param("id", id)
                .param("author", author.value())
                .param("purpose", row.purpose())
                .param("alert", row.alert())
                .param("content", contents.json(content))
                .param("now", utc(clock.instant()))
                .param("askedAt", utcOrNull(askedAt))
                .param("aloneFrom", utcOrNull(aloneFrom))
                .update();
        return id;
    }

    private void withdrawUnasked(OfficialId author) {
        sql.sql("""
                        update alerts.drafts set closed_at = :now, closed_as = 'WITHDRAWN', closed_by = :author
                         where author = :author and asked_at is null and closed_at is null""")
                .param("now", utc(clock.instant()))
                .param("author", author.value())
                .update();
    }

    /** Whose hand may close a draft, and what is said to anybody else. */
    private enum Hand {
        ANOTHER("author <> :by"),
        AUTHOR("author = :by"),
        AUTHOR_ALONE("author = :by and alone_from <= :now");

        final String condition;

        Hand(String condition) {
            this.condition = condition;
        }

        Deciding otherwise() {
            return switch (this) {
                case ANOTHER -> new Deciding.OwnDraft();
                case AUTHOR, AUTHOR_ALONE -> new Deciding.SomeoneElses();
            };
        }
    }

    /** The row decides who was first: whoever closes it acts, everyone after is too late. */
    private Deciding close(UUID id, String as, OfficialId by, @Nullable String reason, Hand hand, java.util.function.Function<Draft, Deciding> then) {
        var draft = find(id);
        if (draft.isEmpty() || draft.get().askedAt().isEmpty()) {
            return new Deciding.TooLate();
        }
        if (as.equals("SENT") && overtaken(draft.get())) {
            withdraw(id, draft.get().author());
            return new Deciding.TooLate();
        }
        if (as.equals("SENT") && draft.get().purpose() instanceof Draft.Purpose.End(var over)) {
            var reporting = alerts.find(over).map(sources::reporting).orElse(List.of());
            if (!reporting.isEmpty()) {
                return new Deciding.StillReported(reporting);
            }
        }
        var closed = sql.sql("""
                        update alerts.drafts set closed_at = :now, closed_as = :as, closed_by = :by, reason = :reason
                         where id = :id and closed_at is null and asked_at is not null and\s""" + hand.condition)
                .param("now", utc(clock.instant()))
                .param("as", as)
                .param("by", by.value())
                .param("reason", reason)
                .param("id", id)
                .update();
        if (closed == 0) {
            return find(id).isPresent() ? hand.otherwise() : new Deciding.TooLate();
        }
        return then.apply(draft.get());
    }

    /**
     * A key was asked for what held then: if anything has been said since, what would be called off is no longer that. A
     * warning that nobody confirmed for half an hour is not news any more.
     */
    private boolean overtaken(Draft draft) {
        draft.about().ifPresent(about -> alerts.hold(List.of(about)));
        return !fresh(draft);
    }

    private boolean fresh(Draft draft) {
        return draft.about().isPresent()
                ? stillAsAsked(draft, draft.about().get()).isPresent()
                : draft.askedAt().map(asked -> clock.instant().isBefore(asked.plus(STALE))).orElse(true);
    }

    private Optional<Alert> stillAsAsked(Draft draft, AlertId about) {
        return holding(about).filter(alert -> draft.askedAt().map(asked -> !alert.latest().sentAt().isAfter(asked)).orElse(false));
    }

    private Deciding publish(Draft draft, Signed signed) {
        return switch (draft.purpose()) {
            case Draft.Purpose.Open _ -> new Deciding.Sent(alerts.open(draft.content(), signed));
            case Draft.Purpose.Update(var alert) -> decided(alert, alerts.update(alert, draft.content(), signed));
            case Draft.Purpose.End(var alert) -> decided(alert, alerts.end(alert, signed));
        };
    }

    private static Deciding decided(AlertId alert, Alerts.Changing changing) {
        return switch (changing) {
            case Alerts.Changing.Done _ -> new Deciding.Sent(alert);
            case Alerts.Changing.TooLate _, Alerts.Changing.NoSuchAlert _ -> new Deciding.TooLate();
        };
    }

    private static Sending sent(AlertId alert, Alerts.Changing changing) {
        return switch (changing) {
            case Alerts.Changing.Done _ -> new Sending.Sent(alert);
            case Alerts.Changing.TooLate _, Alerts.Changing.NoSuchAlert _ -> new Sending.NothingToChange();
        };
    }

    private Optional<Alert> holding(AlertId id) {
        return alerts.find(id).filter(alert -> alert.endedAt().isEmpty());
    }
}
