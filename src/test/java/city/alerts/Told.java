package city.alerts;

import static city.Cast.OLENA;
import static city.Cast.PETRO;

import city.territory.Katottg;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Alerts that a test needs to have been sent already. */
@Component
class Told {

    static final Katottg CENTRAL = new Katottg("UA65100150010361097");
    static final Katottg KORABELNYI = new Katottg("UA65100150010217771");
    static final Katottg HROMADA = new Katottg("UA65100150000057191");

    private final Drafts drafts;
    private final Alerts alerts;
    private final Kinds kinds;
    private final Board board;

    Told(Drafts drafts, Alerts alerts, Kinds kinds, Board board) {
        this.drafts = drafts;
        this.alerts = alerts;
        this.kinds = kinds;
        this.board = board;
    }

    Content ready(String kind, Area area) {
        var known = kinds.find(kind).orElseThrow();
        return new Content(known, known.severity(), area, known.wording(), Optional.empty(), Optional.empty(), known.expires(), false);
    }

    /** Olena sends it, and Petro turns the second key where one is needed. */
    Alert sent(Content content) {
        var id = switch (drafts.open(OLENA.id(), content)) {
            case Drafts.Sending.Sent(var alert) -> alert;
            case Drafts.Sending.Waits(var draft) -> ((Drafts.Deciding.Sent) drafts.confirm(draft, PETRO.id())).alert();
            case Drafts.Sending.NothingToChange _, Drafts.Sending.StillReported _ -> throw new IllegalStateException();
        };
        board.refresh();
        return alerts.find(id).orElseThrow();
    }

    /** Olena calls it off, and Petro agrees. */
    Alert over(AlertId id) {
        if (drafts.end(OLENA.id(), id) instanceof Drafts.Sending.Waits(var draft)) {
            drafts.confirm(draft, PETRO.id());
        }
        board.refresh();
        return alerts.find(id).orElseThrow();
    }
}
