package city.alerts;

import city.pack.Language;
import city.pack.Town;
import city.shell.Anyone;
import city.shell.Poster;
import city.shell.Posters;
import city.shell.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The picture that goes with a link to an alert; in Ukrainian, since whoever fetches it has chosen no language. */
@Controller
@Anyone
class AlertPicture {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Alerts alerts;
    private final Posters posters;
    private final Town town;

    AlertPicture(Alerts alerts, Posters posters, Town town) {
        this.alerts = alerts;
        this.posters = posters;
        this.town = town;
    }

    @GetMapping("/alerts/{id:[a-z2-9]{10}}/picture.png")
    ResponseEntity<byte[]> show(@PathVariable("id") AlertId id, HttpServletRequest request) {
        var alert = alerts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return posters.picture(poster(alert)).answer(request, MINUTE);
    }

    private Poster poster(Alert alert) {
        var message = alert.latest();
        return new Poster(
                tone(alert), Words.say(Language.UK, word(alert)), message.headline(Language.UK), message.place().uk(),
                Words.say(Language.UK, "shell.name") + " · " + town.name().uk());
    }

    /** What is replayed must never look like danger, whatever it says. */
    private static Poster.Tone tone(Alert alert) {
        if (alert.replayed()) {
            return Poster.Tone.UNREAL;
        }
        return over(alert) ? Poster.Tone.CLEAR : switch (alert.severity()) {
            case EXTREME -> Poster.Tone.EXTREME;
            case SEVERE -> Poster.Tone.SEVERE;
            case MODERATE -> Poster.Tone.MODERATE;
            case MINOR -> Poster.Tone.MINOR;
        };
    }

    private static String word(Alert alert) {
        if (alert.replayed()) {
            return "alerts.replayed";
        }
        return over(alert) ? "alerts.over.mark." + alert.ending().code() : "alerts.severity." + alert.severity().code();
    }

    private static boolean over(Alert alert) {
        return alert.latest().type() == Message.Type.CANCEL;
    }
}
