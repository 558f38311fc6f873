package city.alerts;

import city.identity.Official;
import city.identity.Role;
import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import org.springframework.stereotype.Component;

/** Rings on every office page an approver has open when their key is wanted; the pages of the desk show it themselves. */
@Component
class RingCorner implements Corner {

    record Model(boolean rings) {}

    @Override
    public Spot spot() {
        return Spot.RING;
    }

    @Override
    public Content draw(Frame frame) {
        var approver = Official.of(frame).map(official -> official.has(Role.ALERT_APPROVER)).orElse(false);
        return Html.piece(RingCorner.class, frame, new Model(approver && !frame.path().startsWith("/office/alerts")));
    }
}
