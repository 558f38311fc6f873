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

    ComposePage(Kinds kinds, Alerts alerts, Drafts drafts, ComposeForm.Reader forms, Preview.Maker previews) {
        this.kinds = kinds;
        this.alerts = alerts;
        this.drafts = drafts;
        this.forms = forms;
        this.previews = previews;
    }

    /** {@code changes} is the alert this message is about, or empty for a new one. */
    record Model(
            Optional<Alert> changes,
            Kind kind,
            List<Kind> kinds,
            List<Unit> units,
            List<Cause> causes,
            ComposeForm form,
            Map<String, String> errors,
            List<String> unknownStreets,
            Preview preview) {}

    @GetMapping("/office/alerts/new")
    View compose(Official me, @RequestParam(name = "kind", defaultValue = "") String code) {
        var mine = mine(me);
        var kind = mine.stream().filter(one -> one.code().equals(code)).findFirst().orElse(mine.getFirst());
        return page(me, Optional.empty(), ComposeForm.of(kind), Map.of(), List.of());
    }

    @PostMapping("/office/alerts")
    View send(Official me, @ModelAttribute("form") ComposeForm form) {
        return switch (forms.read(form, me, Optional.empty())) {
            case ComposeForm.Reading.Unclear(var errors, var streets) -> page(me, Optional.empty(), form, errors, streets);
            case ComposeForm.Reading.Clear _ when !Boolean.TRUE.equals(form.sure()) -> page(me, Optional.empty(), form, Map.of("sure", "alerts.compose.error.sure"), List.of());
            case ComposeForm.Reading.Clear(var content) -> sent(drafts.open(me.id(), content));
        };
    }

    @GetMapping("/office/alerts/{id:[a-z2-9]{10}}")
    View change(Official me, @PathVariable("id") AlertId id) {
        var alert = find(me, id);
        return page(me, Optional.of(alert), forms.of(alert), Map.of(), List.of());
    }

    @PostMapping("/office/alerts/{id:[a-z2-9]{10}}/messages")
    View update(Official me, @PathVariable("id") AlertId id, @ModelAttribute("form") ComposeForm form) {
        var alert = find(me, id);
        return switch (forms.read(form, me, Optional.of(alert))) {
            case ComposeForm.Reading.Unclear(var errors, var streets) -> page(me, Optional.of(alert), form, errors, streets);
            case ComposeForm.Reading.Clear(var content) when !content.kind().equals(alert.kind()) -> page(me, Optional.of(alert), form, Map.of("kind", "alerts.compose.error.kind"), List.of());
            case ComposeForm.Reading.Clear _ when !Boolean.TRUE.equals(form.sure()) -> page(me, Optional.of(alert), form, Map.of("sure", "alerts.compose.error.sure"), List.of());
            case ComposeForm.Reading.Clear(var content) -> sent(drafts.update(me.id(), id, content));
        };
    }

    @PostMapping("/office/alerts/{id:[a-z2-9]{10}}/end")
    View end(Official me, @PathVariable("id") AlertId id, @RequestParam(name = "sure", defaultValue = "false") boolean sure) {
        find(me, id);
        return sure ? sent(drafts.end(me.id(), id)) : Html.elsewhere("/office/alerts?hold");
    }

    /** The phone beside the form, drawn anew with each change; approvers are rung here if the message will need one. */
    @PostMapping("/office/alerts/preview")
    View previewOpen(Official me, @ModelAttribute("form") ComposeForm form) {
        if (forms.read(form, me, Optional.empty()) instanceof ComposeForm.Reading.Clear(var content)) {
            drafts.writing(me.id(), content);
        }
        return Html.of(Preview.class, preview(me, form, Optional.empty()));
    }

    @PostMapping("/office/alerts/{id:[a-z2-9]{10}}/preview")
    View previewUpdate(Official me, @PathVariable("id") AlertId id, @ModelAttribute("form") ComposeForm form) {
        return Html.of(Preview.class, preview(me, form, Optional.of(find(me, id))));
    }

    private View page(Official me, Optional<Alert> changes, ComposeForm form, Map<String, String> errors, List<String> unknown) {
        var mine = mine(me);
        var kind = mine.stream().filter(one -> one.code().equals(form.kind())).findFirst().orElse(mine.getFirst());
        var model = new Model(changes, kind, mine, forms.choices(), kinds.causes(), form, errors, unknown, preview(me, form, changes));
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

    private static View sent(Drafts.Sending sending) {
        return Html.elsewhere(switch (sending) {
            case Drafts.Sending.Sent(var alert) -> "/office/alerts?sent=" + alert;
            case Drafts.Sending.Waits(UUID draft) -> "/office/alerts/drafts/" + draft;
            case Drafts.Sending.NothingToChange _ -> "/office/alerts?late";
            case Drafts.Sending.StillReported _ -> "/office/alerts?reported";
        });
    }
}
