package city.alerts;

import city.identity.Official;
import city.identity.Role;
import city.identity.Staff;
import city.shell.Html;
import city.territory.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Where a warning is composed: what threatens, where, and a held press. The words stand ready. */
@Controller
@Staff({Role.DUTY_OFFICER, Role.UTILITY_DISPATCHER})
class ComposePage {

    private final Kinds kinds;
    private final Alerts alerts;
    private final Drafts drafts;
    private final ComposeForm.Reader forms;
    private final Preview.Maker previews;
    private final SentForms sentForms;
    private final Answers answers;

    ComposePage(Kinds kinds, Alerts alerts, Drafts drafts, ComposeForm.Reader forms, Preview.Maker previews, SentForms sentForms, Answers answers) {
        this.kinds = kinds;
        this.alerts = alerts;
        this.drafts = drafts;
        this.forms = forms;
        this.previews = previews;
        this.sentForms = sentForms;
        this.answers = answers;
    }

    /**
     * {@code changes} is the alert this message is about, or empty for a new one; {@code key} the form's own, and
     * {@code sent} where it led if it was sent already.
     */
    record Model(
            Optional<Alert> changes,
            Kind kind,
            List<Kind> kinds,
            List<Unit> units,
            List<Cause> causes,
            ComposeForm form,
            Map<String, String> errors,
            List<String> unknownStreets,
            Preview preview,
            String key,
            Optional<String> sent,
            Optional<Answers.Refused> refused,
            Official me) {

        /** Under what the device keeps words that were not sent: each person's own, for each kind or alert. */
        String keep() {
            return "alerts/" + refused.map(draft -> draft.id() + "/").orElse("") + changes.map(alert -> alert.id().value()).orElse(kind.code()) + "/" + me.id().value();
        }
    }

    @GetMapping("/office/alerts/new")
    View compose(
            Official me,
            @RequestParam(name = "kind", defaultValue = "") String code,
            @RequestParam(name = "form", defaultValue = "") String key,
            @RequestParam(name = "again", required = false) Optional<UUID> again,
            @RequestParam(name = "after", defaultValue = "") String after) {
        var mine = mine(me);
        var refused = refused(me, again);
        if (refused.isPresent()) {
            return page(me, Optional.empty(), forms.of(refused.get().content(), refused.get().askedAt()), Map.of(), List.of(), key, refused);
        }
        var kind = mine.stream().filter(one -> one.code().equals(code)).findFirst().orElse(mine.getFirst());
        var form = after(after, kind).orElseGet(() -> ComposeForm.of(kind));
        return page(me, Optional.empty(), form, Map.of(), List.of(), key, refused);
    }

    /** The place of an alert that was called off, if danger of its kind comes back there. */
    private Optional<ComposeForm> after(String id, Kind kind) {
        return Optional.of(id).filter(text -> text.matches("[a-z2-9]{10}")).flatMap(text -> alerts.find(new AlertId(text))).filter(alert -> alert.kind().equals(kind)).map(forms::again);
    }

    @PostMapping("/office/alerts")
    View send(
            Official me,
            @ModelAttribute("fields") ComposeForm form,
            @RequestParam(name = "form", defaultValue = "") String key,
            @RequestParam(name = "again", required = false) Optional<UUID> again) {
        var refused = refused(me, again);
        return once(me, Optional.empty(), form, key, () -> switch (forms.read(form, me, Optional.empty())) {
            case ComposeForm.Reading.Unclear(var errors, var streets) -> page(me, Optional.empty(), form, errors, streets, key, refused);
            case ComposeForm.Reading.Clear _ when !Boolean.TRUE.equals(form.sure()) -> page(me, Optional.empty(), form, Map.of("sure", "alerts.compose.error.sure"), List.of(), key, refused);
            case ComposeForm.Reading.Clear(var content) -> sent(me, refused, drafts.open(me.id(), content));
        });
    }

    @GetMapping("/office/alerts/{id:[a-z2-9]{10}}")
    View change(
            Official me,
            @PathVariable("id") AlertId id,
            @RequestParam(name = "form", defaultValue = "") String key,
            @RequestParam(name = "again", required = false) Optional<UUID> again) {
        var alert = find(me, id);
        var refused = refused(me, again);
        var form = refused.map(draft -> forms.of(draft.content(), draft.askedAt())).orElseGet(() -> forms.of(alert));
        return page(me, Optional.of(alert), form, Map.of(), List.of(), key, refused);
    }

    @PostMapping("/office/alerts/{id:[a-z2-9]{10}}/messages")
    View update(
            Official me,
            @PathVariable("id") AlertId id,
            @ModelAttribute("fields") ComposeForm form,
            @RequestParam(name = "form", defaultValue = "") String key,
            @RequestParam(name = "again", required = false) Optional<UUID> again) {
        var seen = find(me, id);
        var refused = refused(me, again);
        return once(me, Optional.of(seen), form, key, () -> {
            alerts.hold(List.of(id));
            var alert = find(me, id);
            return switch (forms.read(form, me, Optional.of(alert))) {
                case ComposeForm.Reading.Unclear(var errors, var streets) -> page(me, Optional.of(alert), form, errors, streets, key, refused);
                case ComposeForm.Reading.Clear(var content) when !content.kind().equals(alert.kind()) -> page(me, Optional.of(alert), form, Map.of("kind", "alerts.compose.error.kind"), List.of(), key, refused);
                case ComposeForm.Reading.Clear _ when !Boolean.TRUE.equals(form.sure()) -> page(me, Optional.of(alert), form, Map.of("sure", "alerts.compose.error.sure"), List.of(), key, refused);
                case ComposeForm.Reading.Clear _ when form.overtaken(alert) -> page(me, Optional.of(alert), form.about(alert), Map.of("sure", "alerts.compose.error.newer"), List.of(), key, refused);
                case ComposeForm.Reading.Clear(var content) -> sent(me, refused, drafts.update(me.id(), id, content));
            };
        });
    }

    @PostMapping("/office/alerts/{id:[a-z2-9]{10}}/end")
    View end(
            Official me,
            @PathVariable("id") AlertId id,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            @RequestParam(name = "form", defaultValue = "") String key) {
        find(me, id);
        return sure ? sentForms.once(key, me.id(), () -> sent(me, Optional.empty(), drafts.end(me.id(), id))) : Html.elsewhere("/office/alerts?hold");
    }

    /** The phone beside the form, drawn anew with each change; approvers are rung here if the message will need one. */
    @PostMapping("/office/alerts/preview")
    View previewOpen(Official me, @ModelAttribute("fields") ComposeForm form, @RequestParam(name = "form", defaultValue = "") String key) {
        // Whoever came Back to a form that was sent is not writing another one.
        if (forms.read(form, me, Optional.empty()) instanceof ComposeForm.Reading.Clear(var content) && sentForms.ledTo(key, me.id()).isEmpty()) {
            drafts.writing(me.id(), content);
        }
        return Html.of(Preview.class, preview(me, form, Optional.empty()));
    }

    @PostMapping("/office/alerts/{id:[a-z2-9]{10}}/preview")
    View previewUpdate(Official me, @PathVariable("id") AlertId id, @ModelAttribute("fields") ComposeForm form) {
        return Html.of(Preview.class, preview(me, form, Optional.of(find(me, id))));
    }

    /** The same form again leads where it led; with other words it is asked about, under a new key. */
    private View once(Official me, Optional<Alert> changes, ComposeForm form, String key, Supplier<View> send) {
        return sentForms.once(key, me.id(), form.toString(), send, () ->
                page(me, changes, form, Map.of("sure", "alerts.compose.error.sent"), List.of(), SentForms.freshKey(), Optional.empty()).refused(409));
    }

    private Html page(Official me, Optional<Alert> changes, ComposeForm form, Map<String, String> errors, List<String> unknown, String key, Optional<Answers.Refused> refused) {
        var mine = mine(me);
        var kind = changes.map(Alert::kind).or(() -> mine.stream().filter(one -> one.code().equals(form.kind())).findFirst()).orElse(mine.getFirst());
        var model = new Model(
                changes, kind, mine, forms.choices(), kinds.causes(), form, errors, unknown, preview(me, form, changes),
                SentForms.keyOf(key), errors.isEmpty() ? sentForms.ledTo(key, me.id()) : Optional.empty(), refused, me);
        var html = Html.of(ComposePage.class, model);
        return errors.isEmpty() ? html : html.refused(422);
    }

    private Preview preview(Official me, ComposeForm form, Optional<Alert> changes) {
        return previews.of(me, forms.read(form, me, changes), changes);
    }

    private List<Kind> mine(Official me) {
        return kinds.choices().stream().filter(kind -> ComposeForm.Reader.may(me, kind)).toList();
    }

    private Alert find(Official me, AlertId id) {
        return alerts.find(id)
                .filter(alert -> ComposeForm.Reader.may(me, alert.kind()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<Answers.Refused> refused(Official me, Optional<UUID> again) {
        return again.flatMap(draft -> answers.find(draft, me.id())).filter(draft -> ComposeForm.Reader.may(me, draft.content().kind()));
    }

    private View sent(Official me, Optional<Answers.Refused> refused, Drafts.Sending sending) {
        if (sending instanceof Drafts.Sending.Sent || sending instanceof Drafts.Sending.Waits) {
            refused.ifPresent(draft -> answers.answer(draft.id(), me.id()));
        }
        return Html.elsewhere(switch (sending) {
            case Drafts.Sending.Sent(var alert) -> "/office/alerts?sent=" + alert;
            case Drafts.Sending.Waits(UUID draft) -> "/office/alerts/drafts/" + draft;
            case Drafts.Sending.NothingToChange _ -> "/office/alerts?late";
            case Drafts.Sending.StillReported _ -> "/office/alerts?reported";
        });
    }
}
