package city.feeds;

import city.identity.Official;
import city.identity.Role;
import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the office's first page: the way to the official sources. */
@Component
@Order(200)
class FeedsStart implements Corner {

    record Model(Set<Role> roles) {}

    @Override
    public Spot spot() {
        return Spot.START;
    }

    @Override
    public Content draw(Frame frame) {
        return Html.piece(FeedsStart.class, frame, new Model(Official.of(frame).map(Official::roles).orElse(Set.of())));
    }
}
