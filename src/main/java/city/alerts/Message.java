package city.alerts;

import city.identity.OfficialId;
import city.pack.Language;
import city.pack.Text;
import java.time.Instant;
import java.util.Optional;

/** One message exactly as it went out; CAP 1.2 calls it an alert element. */
public record Message(
        AlertId alert,
        int number,
        Type type,
        Kind kind,
        Status status,
        Severity severity,
        Kind.Urgency urgency,
        Kind.Certainty certainty,
        Instant sentAt,
        Instant onset,
        Instant expiresAt,
        Area area,
        Text place,
        Wording wording,
        Optional<Cause> cause,
        String source,
        Optional<OfficialId> author,
        Optional<OfficialId> secondKey,
        Optional<String> aloneBecause) {

    /** Where messages come from when a person of the city wrote them. */
    static final String OFFICE = "office";

    /** CAP 1.2 {@code msgType}. */
    public enum Type {
        ALERT("Alert"),
        UPDATE("Update"),
        CANCEL("Cancel");

        private final String cap;

        Type(String cap) {
            this.cap = cap;
        }

        String cap() {
            return cap;
        }
    }

    /** CAP 1.2 {@code status}: meant for everyone, a demonstration, or a drill. */
    public enum Status {
        ACTUAL("Actual"),
        EXERCISE("Exercise"),
        TEST("Test");

        private final String cap;

        Status(String cap) {
            this.cap = cap;
        }

        String cap() {
            return cap;
        }
    }

    /** The headline as people read it: what is not meant in earnest says so first. */
    public String headline(Language language) {
        var headline = wording.in(language).headline();
        return switch (status) {
            case ACTUAL -> headline;
            case EXERCISE, TEST -> city.shell.Words.say(language, "alerts.mark." + status.name().toLowerCase(java.util.Locale.ROOT)) + " " + headline;
        };
    }

    public boolean fromFeed() {
        return !source.equals(OFFICE);
    }
}
