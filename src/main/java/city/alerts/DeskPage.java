package city.alerts;

import city.identity.Official;
import city.identity.Officials;
import city.identity.Role;
import city.identity.Staff;
import city.pack.Text;
import city.shell.Html;
import city.territory.Units;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The duty officer's desk: what holds now, what waits for a second key, and every template one tap away. */
@Controller
@Staff({Role.DUTY_OFFICER, Role.ALERT_APPROVER, Role.UTILITY_DISPATCHER})
class DeskPage {

    private final Alerts alerts;
    private final Drafts drafts;
    private final Kinds kinds;
    private final Sources sources;
    private final AlertJournal journal;
    private final Clock clock;
    private final Officials officials;
    private final Units units;
    private final Answers answers;

    DeskPage(
            Alerts alerts, Drafts drafts, Kinds kinds, Sources sources, AlertJournal journal, Officials officials, Units units, Answers answers, Clock clock) {
        this.alerts = alerts;
        this.drafts = drafts;
        this.kinds = kinds;
        this.sources = sources;
        this.journal = journal;
        this.clock = clock;
        this.officials = officials;
        this.units = units;
        this.answers = answers;
    }

    /** A draft as its reader needs it: {@code rings} if this reader holds the key to it. */
    record Waiting(Draft draft, String author, Text place, boolean rings) {}

    /** A message of this reader that was refused. */
    record Refusal(Answers.Refused draft, Text place) {}

    /** {@code sent} is what has just gone out; {@code journal} whether the reader may open it. */
    record Model(
            Optional<String> said,
            Optional<Alert> sent,
            WaitingPiece.Model waiting,
            DeskNow.Model now,
            List<Kind> kinds,
            List<Sources.Source> sources,
            boolean journal) {}

    @GetMapping("/office/alerts")
    View show(
            Official me,
            @RequestParam(name = "sent", required = false) Optional<String> sent,
            @RequestParam(name = "late", required = false) Optional<String> late,
            @RequestParam(name = "closed", required = false) Optional<String> closed,
            @RequestParam(name = "hold", required = false) Optional<String> hold,
            @RequestParam(name = "reported", required = false) Optional<String> reported) {
        var said = late.map(_ -> "alerts.desk.late")
                .or(() -> closed.map(_ -> "alerts.desk.closed"))
                .or(() -> hold.map(_ -> "alerts.compose.error.sure"))
                .or(() -> reported.map(_ -> "alerts.desk.reported"));
        var mine = kinds.choices().stream().filter(kind -> ComposeForm.Reader.may(me, kind)).toList();
        var mayAudit = me.has(Role.DUTY_OFFICER) || me.has(Role.ALERT_APPROVER);
        return Html.of(DeskPage.class, new Model(said, sent.flatMap(this::sent), waiting(me), now(me), mine, sources.all(), mayAudit));
    }

    /** Asked for every few seconds by an open desk; nothing comes back while it is as it was {@code seen}. */
    @GetMapping("/office/alerts/now")
    @Nullable View now(Official me, @RequestParam(name = "seen", defaultValue = "") String seen, HttpServletResponse response) {
        var now = now(me);
        if (now.seen().equals(seen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return Html.of(DeskNow.class, now);
    }

    /** Asked for every few seconds by every office page: an approver hears it ring wherever they are. */
    @GetMapping("/office/alerts/waiting")
    View ring(Official me) {
        return Html.of(WaitingPiece.class, waiting(me));
    }

    private WaitingPiece.Model waiting(Official me) {
        var refused = answers.open(me.id()).stream().map(draft -> new Refusal(draft, draft.content().area().described(units))).toList();
        return new WaitingPiece.Model(waits(me), refused);
    }

    private DeskNow.Model now(Official me) {
        return DeskNow.Model.of(alerts.current(), alerts.endedWithin(Over.SHOWN), me, clock.instant());
    }

    /** What went out, by its own name or by that of the draft that waited for a key. */
    private Optional<Alert> sent(String name) {
        var alert = name.matches("[a-z2-9]{10}") ? Optional.of(new AlertId(name)) : draft(name).flatMap(journal::sent);
        return alert.flatMap(alerts::find);
    }

    private static Optional<UUID> draft(String name) {
        try {
            return Optional.of(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<Waiting> waits(Official me) {
        return drafts.waiting().stream()
                .filter(draft -> me.has(Role.ALERT_APPROVER) || draft.author().equals(me.id()))
                .map(draft -> new Waiting(
                        draft,
                        officials.named(draft.author()),
                        draft.content().area().described(units),
                        me.has(Role.ALERT_APPROVER) && !draft.author().equals(me.id())))
                .toList();
    }
}
