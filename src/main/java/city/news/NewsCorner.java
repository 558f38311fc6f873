package city.news;

import city.identity.Official;
import city.identity.Role;
import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The office's line about news, for editors. */
@Component
@Order(200)
class NewsCorner implements Corner {

    record Model(boolean editor) {}

    @Override
    public Spot spot() {
        return Spot.OFFICE;
    }

    @Override
    public Content draw(Frame frame) {
        return Html.piece(NewsCorner.class, frame, new Model(Official.of(frame).filter(official -> official.has(Role.EDITOR)).isPresent()));
    }
}
