package city.alerts;

import city.pack.Language;
import city.shell.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The words that say a thing is over. */
final class Over {

    /** How long "it is over" is news. */
    static final Duration SHOWN = Duration.ofMinutes(30);

    private Over() {}

    /** {@code still} are the grave alerts that hold there all the same: nobody may be told to come out into one of them. */
    static Wording wording(Alert alert, List<Alert> still) {
        return new Wording(speech(alert, still, Language.UK), speech(alert, still, Language.EN));
    }

    private static Speech speech(Alert alert, List<Alert> still, Language language) {
        var key = switch (alert.ending()) {
            case CLEAR -> "alerts.over.danger";
            case DONE -> "alerts.over.other";
            case CANCELLED -> "alerts.over.cancelled";
        };
        var rest = still.stream().map(other -> other.kind().name().in(language)).distinct().collect(Collectors.joining(", "));
        return new Speech(
                Words.say(language, key, alert.kind().name().in(language)),
                rest.isEmpty() || alert.ending() != Alert.Ending.CLEAR ? Words.say(language, key + ".text") : Words.say(language, "alerts.over.still.text", rest),
                List.of());
    }
}
