package city.alerts;

import city.pack.Language;
import city.shell.Words;
import java.time.Duration;
import java.util.List;

/** The words that say a thing is over. */
final class Over {

    /** How long "it is over" is news. */
    static final Duration SHOWN = Duration.ofMinutes(30);

    private Over() {}

    static Wording wording(Alert alert) {
        return new Wording(speech(alert, Language.UK), speech(alert, Language.EN));
    }

    private static Speech speech(Alert alert, Language language) {
        var key = switch (alert.kind().response()) {
            case SHELTER, EVACUATE, AVOID, EXECUTE -> "alerts.over.danger";
            case PREPARE, MONITOR, ASSESS, ALLCLEAR, NONE -> "alerts.over.other";
        };
        return new Speech(Words.say(language, key, alert.kind().name().in(language)), Words.say(language, key + ".text"), List.of());
    }
}
