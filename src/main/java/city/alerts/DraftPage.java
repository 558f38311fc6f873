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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** A message that waits for its second key: the other person reads it as the city will, and agrees or says why not. */
@Controller
@Staff({Role.DUTY_OFFICER, Role.ALERT_APPROVER, Role.UTILITY_DISPATCHER})
class DraftPage {

    private static final int LONGEST_REASON = 500;

    private final Drafts drafts;
    private final Alerts alerts;
    private final Sources sources;
    private final Officials officials;
    private final Units units;
    private final Clock clock;
    private final SentForms sentForms;
    private final Answers answers;

    DraftPage(Drafts drafts, Alerts alerts, Sources sources, Officials officials, Units units, Clock clock, SentForms sentForms, Answers answers) {
        this.drafts = drafts;
        this.alerts = alerts;
        this.sources = sources;
        this.officials = officials;
        this.units = units;
        this.clock = clock;
        this.sentForms = sentForms;
        this.answers = answers;
    }

    /**
     * {@code says} is what people will read; {@code about} is the alert that will change or end, {@code still} what holds
     * there even so, and {@code lost} where people are no longer warned; {@code aloneNow} whether the author's wait is over.
     */
    record Model(
            Draft draft, String author, Text place, Content says, Optional<Alert> about, List<Alert> still, Optional<Text> lost, List<String> reporting, boolean mine, boolean approver, boolean aloneNow, Optional<Long> aloneIn, Optional<String> error) {}

    @GetMapping("/office/alerts/drafts/{id}")
    View show(Official me, @PathVariable("id") UUID id) {
        return page(me, id, Optional.empty(), 200);
    }

    /** The part of a waiting author's page that is drawn anew; a draft that was closed leads back to the desk. */
    @GetMapping(path = "/office/alerts/drafts/{id}", headers = "HX-Request")
    @Nullable View show(Official me, @PathVariable("id") UUID id, HttpServletResponse response) {
        if (drafts.find(id).isEmpty()) {
            response.setHeader("HX-Redirect", answers.find(id, me.id()).map(_ -> "/office/alerts/drafts/" + id).orElseGet(() -> afterwards(id)));
            return null;
        }
        return page(me, id, Optional.empty(), 200);
    }

    @PostMapping("/office/alerts/drafts/{id}/confirmation")
    @Staff(Role.ALERT_APPROVER)
    View confirm(
            Official me,
            @PathVariable("id") UUID id,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            @RequestParam(name = "form", defaultValue = "") String key) {
        return sure ? sentForms.once(key, me.id(), () -> decided(me, id, drafts.confirm(id, me.id()))) : page(me, id, Optional.of("alerts.compose.error.sure"), 422);
    }

    @PostMapping("/office/alerts/drafts/{id}/refusal")
    @Staff(Role.ALERT_APPROVER)
    View refuse(Official me, @PathVariable("id") UUID id, @RequestParam(name = "reason", defaultValue = "") String reason) {
        return clear(reason) ? decided(me, id, drafts.refuse(id, me.id(), reason.strip())) : page(me, id, Optional.of("alerts.draft.error.reason"), 422);
    }

    @PostMapping("/office/alerts/drafts/{id}/sending-alone")
    View sendAlone(
            Official me,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "form", defaultValue = "") String key) {
        return clear(reason) ? sentForms.once(key, me.id(), () -> decided(me, id, drafts.sendAlone(id, me.id(), reason.strip()))) : page(me, id, Optional.of("alerts.draft.error.reason"), 422);
    }

    @PostMapping("/office/alerts/drafts/{id}/withdrawal")
    View withdraw(Official me, @PathVariable("id") UUID id) {
        return decided(me, id, drafts.withdraw(id, me.id()));
    }

    /** The author has read why, and lets it be. */
    @PostMapping("/office/alerts/drafts/{id}/answer")
    View answer(Official me, @PathVariable("id") UUID id) {
        answers.answer(id, me.id());
        return Html.elsewhere("/office/alerts");
    }

    private View decided(Official me, UUID id, Drafts.Deciding deciding) {
        return switch (deciding) {
            case Drafts.Deciding.Sent(var alert) -> Html.elsewhere("/office/alerts?sent=" + alert);
            case Drafts.Deciding.Refused _, Drafts.Deciding.Withdrawn _ -> Html.elsewhere("/office/alerts?closed");
            case Drafts.Deciding.TooLate _ -> Html.elsewhere("/office/alerts?late");
            case Drafts.Deciding.OwnDraft _ -> page(me, id, Optional.of("alerts.draft.error.own"), 403);
            case Drafts.Deciding.SomeoneElses _ -> page(me, id, Optional.of("alerts.draft.error.someone-elses"), 403);
            case Drafts.Deciding.TooEarly _ -> page(me, id, Optional.of("alerts.draft.error.early"), 409);
            case Drafts.Deciding.StillReported _ -> page(me, id, Optional.of("alerts.draft.error.reported"), 409);
        };
    }

    private View page(Official me, UUID id, Optional<String> error, int status) {
        var found = drafts.find(id);
        if (found.isEmpty()) {
            return answers.find(id, me.id())
                    .<View>map(refused -> Html.of(RefusedPage.class, new RefusedPage.Model(refused, refused.content().area().described(units))))
                    .orElseGet(() -> Html.elsewhere(afterwards(id)));
        }
        var draft = found.get();
        var mine = draft.author().equals(me.id());
        if (!mine && !me.has(Role.ALERT_APPROVER)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var about = draft.about().flatMap(alerts::find);
        var ends = draft.purpose() instanceof Draft.Purpose.End;
        var says = ends ? about.map(alerts::over).orElse(draft.content()) : draft.content();
        var now = clock.instant();
        var aloneIn = draft.aloneFrom().map(from -> Math.max(0, java.time.Duration.between(now, from).toSeconds()));
        var model = new Model(
                draft, officials.named(draft.author()), draft.content().area().described(units), says, about,
                ends ? about.map(alerts::still).orElse(List.of()) : List.of(), lost(draft, about), ends ? about.map(sources::reporting).orElse(List.of()) : List.of(), mine, me.has(Role.ALERT_APPROVER) && !mine,
                draft.mayGoAlone(now), aloneIn, error);
        return status == 200 ? Html.of(DraftPage.class, model) : Html.of(DraftPage.class, model).refused(status);
    }

    private Optional<Text> lost(Draft draft, Optional<Alert> about) {
        return about.filter(_ -> draft.purpose() instanceof Draft.Purpose.Update)
                .map(alert -> alert.latest().area().without(draft.content().area(), units))
                .filter(gone -> !gone.isEmpty())
                .map(gone -> new Area(gone, List.of(), Optional.empty()).described(units));
    }

    /** Where a closed draft leads: to what became of it. */
    private String afterwards(UUID id) {
        return switch (drafts.closed(id).map(Drafts.Closed::as).orElse("")) {
            case "SENT" -> "/office/alerts?sent=" + id;
            case "REFUSED" -> "/office/alerts?closed";
            default -> "/office/alerts?late";
        };
    }

    private static boolean clear(String reason) {
        return !reason.isBlank() && reason.length() <= LONGEST_REASON;
    }
}
