package city.identity;

import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the office's first page: the way to the accounts and to the journal of who came in. */
@Component
@Order(1000)
class OfficeStart implements Corner {

    record Model(Set<Role> roles) {}

    @Override
    public Spot spot() {
        return Spot.START;
    }

    @Override
    public Content draw(Frame frame) {
        return Html.piece(OfficeStart.class, frame, new Model(Official.of(frame).map(Official::roles).orElse(Set.of())));
    }
}
