package city.alerts;

import city.shell.Anyone;
import city.shell.Html;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** One alert for ever: what holds now, what to do, and every message that was sent about it. */
@Controller
@Anyone
class AlertPage {

    private final Alerts alerts;

    AlertPage(Alerts alerts) {
        this.alerts = alerts;
    }

    /** {@code history} is newest first. */
    record Model(Alert alert, List<Message> history) {}

    @GetMapping("/alerts/{id:[a-z2-9]{10}}")
    View show(@PathVariable("id") AlertId id) {
        var alert = alerts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Html.of(AlertPage.class, new Model(alert, alerts.messages(id).reversed()));
    }
}
