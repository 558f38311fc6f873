package city.alerts;

import city.pack.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One kind of alert of {@code alert-kinds.yml}: its place in CAP 1.2, its words, and how it may be sent. */
public record Kind(
        String code,
        Text name,
        Category category,
        Response response,
        Urgency urgency,
        Severity severity,
        Certainty certainty,
        Duration expires,
        Optional<Duration> secondKeyWait,
        List<Duration> durations,
        boolean wakes,
        Optional<Utility> utility,
        String icon,
        Optional<Map<String, String>> feeds,
        Template template) {

    public Kind {
        if (!code.matches("[a-z][a-z_]{2,39}")) {
            throw new IllegalArgumentException("a code of small latin letters and _ is expected, not " + code);
        }
        if (secondKeyWait.isEmpty() && response != Response.ALLCLEAR) {
            throw new IllegalArgumentException("second_key_wait is expected for " + code + ": only an all-clear waits without end");
        }
        if (expires.isNegative() || expires.isZero() || durations.isEmpty()) {
            throw new IllegalArgumentException("expires and durations are expected for " + code + ", above zero");
        }
    }

    /** CAP 1.2 {@code category}. */
    public enum Category {
        SECURITY("Security"),
        CBRNE("CBRNE"),
        SAFETY("Safety"),
        RESCUE("Rescue"),
        INFRA("Infra"),
        TRANSPORT("Transport"),
        MET("Met"),
        GEO("Geo"),
        FIRE("Fire"),
        HEALTH("Health"),
        ENV("Env"),
        OTHER("Other");

        private final String cap;

        Category(String cap) {
            this.cap = cap;
        }

        String cap() {
            return cap;
        }
    }

    /** CAP 1.2 {@code responseType}. */
    public enum Response {
        SHELTER("Shelter"),
        EVACUATE("Evacuate"),
        PREPARE("Prepare"),
        EXECUTE("Execute"),
        AVOID("Avoid"),
        MONITOR("Monitor"),
        ASSESS("Assess"),
        ALLCLEAR("AllClear"),
        NONE("None");

        private final String cap;

        Response(String cap) {
            this.cap = cap;
        }

        String cap() {
            return cap;
        }
    }

    /** CAP 1.2 {@code urgency}. */
    public enum Urgency {
        IMMEDIATE("Immediate"),
        EXPECTED("Expected"),
        FUTURE("Future"),
        PAST("Past");

        private final String cap;

        Urgency(String cap) {
            this.cap = cap;
        }

        String cap() {
            return cap;
        }
    }

    /** CAP 1.2 {@code certainty}. */
    public enum Certainty {
        OBSERVED("Observed"),
        LIKELY("Likely"),
        POSSIBLE("Possible"),
        UNLIKELY("Unlikely");

        private final String cap;

        Certainty(String cap) {
            this.cap = cap;
        }

        String cap() {
            return cap;
        }
    }

    /** What an outage takes away. */
    public enum Utility {
        POWER("zap-off"),
        WATER("droplets"),
        HEAT("thermometer"),
        GAS("flame");

        private final String icon;

        Utility(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The ready words of a kind, the same in both languages. */
    public record Template(Speech uk, Speech en) {}

    /** Whether messages of this kind only say that something is over. */
    boolean allClear() {
        return response == Response.ALLCLEAR;
    }

    /** Whether people are asked to save themselves: then its end is an all-clear. */
    boolean danger() {
        return switch (response) {
            case SHELTER, EVACUATE, AVOID, EXECUTE -> true;
            case PREPARE, MONITOR, ASSESS, ALLCLEAR, NONE -> false;
        };
    }

    /** The words of the template. */
    Wording wording() {
        return new Wording(template.uk(), template.en());
    }
}
