package city.alerts;

import city.identity.Official;
import city.identity.Role;
import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** On every office page: rings when an approver's key is wanted, says to an author what waits or was refused. The desk shows it itself. */
@Component
class RingCorner implements Corner {

    record Model(boolean rings) {}

    @Override
    public Spot spot() {
        return Spot.RING;
    }

    @Override
    public Content draw(Frame frame) {
        var concerned = Stream.of(Role.ALERT_APPROVER, Role.DUTY_OFFICER, Role.UTILITY_DISPATCHER)
                .anyMatch(role -> Official.of(frame).map(official -> official.has(role)).orElse(false));
        return Html.piece(RingCorner.class, frame, new Model(concerned && !frame.path().startsWith("/office/alerts")));
    }
}
