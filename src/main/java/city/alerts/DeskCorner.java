package city.alerts;

import city.identity.Official;
import city.identity.Role;
import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import org.springframework.stereotype.Component;

/** The line of this desk in the office's side list; for an approver it also rings when a key is wanted. */
@Component
class DeskCorner implements Corner {

    record Model(boolean shown, boolean rings) {}

    @Override
    public Spot spot() {
        return Spot.OFFICE;
    }

    @Override
    public Content draw(Frame frame) {
        var me = Official.of(frame);
        var approver = me.map(official -> official.has(Role.ALERT_APPROVER)).orElse(false);
        var shown = approver || me.map(official -> official.has(Role.DUTY_OFFICER) || official.has(Role.UTILITY_DISPATCHER)).orElse(false);
        return Html.piece(DeskCorner.class, frame, new Model(shown, approver));
    }
}
