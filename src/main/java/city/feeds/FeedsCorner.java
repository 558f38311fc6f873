package city.feeds;

import city.identity.Official;
import city.identity.Role;
import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The line «Джерела тривог» in the office's side list of whoever may open it; for the auditor their journal. */
@Component
@Order(200)
class FeedsCorner implements Corner {

    record Model(boolean mine, boolean audits) {}

    @Override
    public Spot spot() {
        return Spot.OFFICE;
    }

    @Override
    public Content draw(Frame frame) {
        return Html.piece(FeedsCorner.class, frame, new Model(Official.of(frame).map(FeedsCorner::may).orElse(false), Official.of(frame).map(official -> official.has(Role.AUDITOR)).orElse(false)));
    }

    private static boolean may(Official official) {
        return official.has(Role.DUTY_OFFICER) || official.has(Role.SYSTEM_ADMIN);
    }
}
