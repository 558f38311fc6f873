package city.identity;

import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The office's lines about accounts: staff for administrators, the journal for auditors too. They stand last. */
@Component
@Order(1000)
class OfficeCorner implements Corner {

    record Model(Set<Role> roles) {}

    @Override
    public Spot spot() {
        return Spot.OFFICE;
    }

    @Override
    public Content draw(Frame frame) {
        return Html.piece(OfficeCorner.class, frame, new Model(Official.of(frame).map(Official::roles).orElse(Set.of())));
    }
}
