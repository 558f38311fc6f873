package city.identity;

import city.shell.Corner;
import city.shell.Frame;
import city.shell.Html;
import gg.jte.Content;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The name at the top of every page of whoever is signed in, with the way out; the way in for everybody else. */
@Component
class NameCorner implements Corner {

    record Model(Optional<Official> official) {}

    private final ObjectProvider<Visits> visits;

    NameCorner(ObjectProvider<Visits> visits) {
        this.visits = visits;
    }

    @Override
    public Spot spot() {
        return Spot.NAME;
    }

    @Override
    public Content draw(Frame frame) {
        return Html.piece(NameCorner.class, frame, new Model(official(frame)));
    }

    /** The page matters more than the name on it: a database that is away makes its reader a guest. */
    private Optional<Official> official(Frame frame) {
        try {
            return visits.getObject().official(frame.request());
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }
}
