package city.feeds;

import city.alerts.Alert;
import city.alerts.AlertId;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Sources;
import city.feeds.Turns.Turn;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears one answer and makes alerts of it, in one transaction. An alert lasts while any fresh source reports it; it ends
 * when a source says in two valid answers in a row that it is over and no source that speaks says otherwise, be it one
 * that was switched off: it may be right. Whatever is not a valid answer ends nothing.
 */
@Component
@Transactional
class Hearing {

    /** A term is moved only when that makes a difference: each move is told to every phone. */
    private static final Duration WORTH_MOVING = Duration.ofMinutes(1);

    private final Turns turns;
    private final Reports reports;
    private final UnknownKinds unknown;
    private final Alerts alerts;
    private final Sources sources;
    private final Clock clock;

    Hearing(Turns turns, Reports reports, UnknownKinds unknown, Alerts alerts, Sources sources, Clock clock) {
        this.turns = turns;
        this.reports = reports;
        this.unknown = unknown;
        this.alerts = alerts;
        this.sources = sources;
        this.clock = clock;
    }

    sealed interface Heard {
        record Well() implements Heard {}

        record Trouble(String reason) implements Heard {}

        /** Somebody else has taken the turn since; the answer was thrown away. */
        record TooLate() implements Heard {}
    }

    Heard hear(Turn turn, Answer answer) {
        reports.oneAtATime();
        return switch (answer) {
            case Answer.Valid valid -> valid.flaw(clock.instant(), turn.asOf())
                    .map(flaw -> doubt(turn, flaw, Optional.empty()))
                    .orElseGet(() -> trust(turn, valid));
            case Answer.Unchanged _ when turn.validator().isPresent() -> trust(turn);
            case Answer.Unchanged _ -> doubt(turn, "status 304, though everything was asked for", Optional.empty());
            case Answer.Refused(var reason, var retryAfter) -> doubt(turn, reason, retryAfter);
            case Answer.Bad(var reason) -> doubt(turn, reason, Optional.empty());
        };
    }

    private Heard doubt(Turn turn, String reason, Optional<Duration> retryAfter) {
        if (!turns.end(turn, reason, retryAfter)) {
            return new Heard.TooLate();
        }
        reports.doubt(turn.source());
        return new Heard.Trouble(reason);
    }

    private Heard trust(Turn turn, Answer.Valid answer) {
        if (!turns.end(turn, answer.validator(), answer.asOf())) {
            return new Heard.TooLate();
        }
        note(turn.source(), answer);
        weigh(turn.source());
        return new Heard.Well();
    }

    private Heard trust(Turn turn) {
        if (!turns.end(turn, turn.validator(), turn.asOf())) {
            return new Heard.TooLate();
        }
        weigh(turn.source());
        return new Heard.Well();
    }

    private void note(String source, Answer.Valid answer) {
        var before = reports.of(source);
        answer.reports().forEach(reported -> reports.say(source, reported));
        before.stream().filter(report -> !answer.has(report)).forEach(report -> reports.say(report, report.next(answer, clock.instant())));
        unknown.met(source, answer.unknown());
    }

    /** What a source that is switched off says is only written down. */
    private void weigh(String source) {
        // Rows are taken in one order, alerts first: whoever ends an alert by hand at this moment waits or is waited for.
        alerts.hold(reports.all().stream().flatMap(report -> report.alert().stream()).collect(Collectors.toSet()));
        sources.answered(source);
        if (fresh(source)) {
            reports.of(source).forEach(report -> {
                switch (report.word()) {
                    case HOLDS -> uphold(report);
                    case OVER_ONCE -> {}
                    case OVER -> release(report);
                    case UNSAID -> forgetIfEnded(report);
                }
            });
        }
    }

    private void uphold(Report report) {
        var alert = report.alert().map(this::found).or(() -> sameEvent(report)).orElseGet(() -> opened(report));
        if (report.alert().isEmpty()) {
            reports.attach(report, alert.id());
        }
        // Ended by hand while it is still reported: it stays ended until the source drops it and reports it anew.
        if (alert.endedAt().isEmpty()) {
            alerts.witness(alert.id(), report.source(), clock.instant());
            extend(alert, report);
        }
    }

    private void extend(Alert alert, Report report) {
        var term = clock.instant().plus(report.kind().expires());
        var until = report.until().filter(term::isAfter).orElse(term);
        if (until.isAfter(alert.expiresAt().plus(WORTH_MOVING))) {
            alerts.extend(alert.id(), until);
        }
    }

    /** The alert that another source or another level made of the same event, be it one that was ended by hand since. */
    private Optional<Alert> sameEvent(Report report) {
        return reports.all().stream()
                .filter(report::sameEvent)
                .flatMap(other -> other.alert().stream())
                .distinct()
                .map(this::found)
                .filter(alert -> !alert.endedAt().map(report.since()::isAfter).orElse(false))
                .min(Comparator.comparing(alert -> alert.endedAt().isPresent()));
    }

    private Alert opened(Report report) {
        return found(alerts.open(report.kind(), Area.of(report.unit()), report.source(), report.since()));
    }

    private void release(Report report) {
        var alert = report.alert().map(this::found).filter(found -> found.endedAt().isEmpty());
        if (alert.isEmpty()) {
            reports.forget(report);
        } else if (holders(report).noneMatch(this::speaking)) {
            alerts.end(alert.get().id(), report.source());
            reports.over(alert.get().id());
        } else if (holders(report).noneMatch(report.source()::equals)) {
            alerts.unwitness(alert.get().id(), report.source());
        }
    }

    private void forgetIfEnded(Report report) {
        if (report.alert().map(this::found).map(alert -> alert.endedAt().isPresent()).orElse(true)) {
            reports.forget(report);
        }
    }

    /** Who says otherwise, be it one whose report has not become an alert because it was switched off when it came. */
    private Stream<String> holders(Report over) {
        return reports.all().stream()
                .filter(other -> other.sameEvent(over) && other.word().holds())
                .filter(other -> other.alert().isEmpty() || other.alert().equals(over.alert()))
                .map(Report::source);
    }

    private boolean fresh(String name) {
        var now = clock.instant();
        return named(name).anyMatch(source -> source.fresh(now));
    }

    private boolean speaking(String name) {
        var now = clock.instant();
        return named(name).anyMatch(source -> source.speaking(now));
    }

    private Stream<Sources.Source> named(String name) {
        return sources.all().stream().filter(source -> source.name().equals(name));
    }

    private Alert found(AlertId id) {
        return alerts.find(id).orElseThrow();
    }
}
