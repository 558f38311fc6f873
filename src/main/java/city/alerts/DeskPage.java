package city.alerts;

import city.identity.Official;
import city.identity.Officials;
import city.identity.Role;
import city.identity.Staff;
import city.pack.Text;
import city.shell.Html;
import city.territory.Units;
import java.util.List;
import java.util.Optional;
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
    private final Officials officials;
    private final Units units;
    private final Answers answers;

    DeskPage(Alerts alerts, Drafts drafts, Kinds kinds, Sources sources, Officials officials, Units units, Answers answers) {
        this.alerts = alerts;
        this.drafts = drafts;
        this.kinds = kinds;
        this.sources = sources;
        this.officials = officials;
        this.units = units;
        this.answers = answers;
    }

    /** A draft as its reader needs it: {@code rings} if this reader holds the key to it. */
    record Waiting(Draft draft, String author, Text place, boolean rings) {}

    /** A message of this reader that was refused. */
    record Refusal(Answers.Refused draft, Text place) {}

    record Model(
            Optional<String> said, Optional<String> sent, WaitingPiece.Model waiting, List<Alert> now, List<Kind> kinds, List<Sources.Source> sources, Official me) {

        boolean mayChange(Alert alert) {
            return ComposeForm.Reader.may(me, alert.kind());
        }
    }

    @GetMapping("/office/alerts")
    View show(
            Official me,
            @RequestParam(name = "sent", required = false) Optional<String> sent,
            @RequestParam(name = "late", required = false) Optional<String> late,
            @RequestParam(name = "closed", required = false) Optional<String> closed,
            @RequestParam(name = "hold", required = false) Optional<String> hold,
            @RequestParam(name = "reported", required = false) Optional<String> reported) {
        var said = sent.map(_ -> "alerts.desk.sent").or(() -> late.map(_ -> "alerts.desk.late")).or(() -> closed.map(_ -> "alerts.desk.closed")).or(() -> hold.map(_ -> "alerts.compose.error.sure")).or(() -> reported.map(_ -> "alerts.desk.reported"));
        var mine = kinds.choices().stream().filter(kind -> ComposeForm.Reader.may(me, kind)).toList();
        var seen = sent.filter(id -> id.matches("[a-z2-9]{10}"));
        return Html.of(DeskPage.class, new Model(said, seen, waiting(me), alerts.current(), mine, sources.all(), me));
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
