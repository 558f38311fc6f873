package city.alerts;

import city.identity.Official;
import city.identity.Role;
import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The lines of this desk in the office's side list: the desk for those who warn, the journal for the auditor. */
@Component
class DeskCorner implements Corner {

    record Model(boolean shown, boolean audits) {}

    @Override
    public Spot spot() {
        return Spot.OFFICE;
    }

    @Override
    public Content draw(Frame frame) {
        var me = Official.of(frame);
        var shown = Stream.of(Role.DUTY_OFFICER, Role.ALERT_APPROVER, Role.UTILITY_DISPATCHER).anyMatch(role -> me.map(official -> official.has(role)).orElse(false));
        return Html.piece(DeskCorner.class, frame, new Model(shown, me.map(official -> official.has(Role.AUDITOR)).orElse(false)));
    }
}
