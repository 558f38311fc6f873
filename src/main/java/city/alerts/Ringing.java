package city.alerts;

import city.identity.Official;
import city.identity.OfficialId;
import city.identity.Officials;
import city.identity.Role;
import city.pack.Language;
import city.pack.Town;
import city.post.Letters;
import city.shell.Words;
import city.territory.Units;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Calls the approvers the moment a message is being written that will need one of them. Those at an office page hear it
 * ring within seconds; all get a letter, in the same transaction as the draft.
 */
@Component
class Ringing {

    private final Officials officials;
    private final Letters letters;
    private final Units units;
    private final Town town;
    private final String home;

    Ringing(Officials officials, Letters letters, Units units, Town town, @Value("${city.public.url}") String home) {
        this.officials = officials;
        this.letters = letters;
        this.units = units;
        this.town = town;
        this.home = home;
    }

    void ring(OfficialId author, UUID draft, Draft.Purpose purpose, Content content) {
        var what = Words.say(Language.UK, purpose.words()) + ": " + content.kind().name().uk();
        var where = content.area().described(units).uk();
        for (Official approver : officials.with(Role.ALERT_APPROVER)) {
            if (!approver.id().equals(author)) {
                approver.email().ifPresent(address -> letters.send(
                        address,
                        Words.say(Language.UK, "alerts.ring.subject", what),
                        Words.say(Language.UK, "alerts.ring.text", officials.named(author), what, where, home + "/office/alerts/drafts/" + draft, town.name().uk())));
            }
        }
    }
}
