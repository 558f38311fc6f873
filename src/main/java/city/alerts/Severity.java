package city.alerts;

import java.util.Locale;

/** How bad, worst first: the words of CAP 1.2 §3.2.2 {@code severity} that this city uses. */
public enum Severity {
    EXTREME("Extreme", "octagon-alert"),
    SEVERE("Severe", "triangle-alert"),
    MODERATE("Moderate", "diamond-alert"),
    MINOR("Minor", "info");

    private final String cap;
    private final String icon;

    Severity(String cap, String icon) {
        this.cap = cap;
        this.icon = icon;
    }

    /** As CAP spells it. */
    public String cap() {
        return cap;
    }

    /** The shape that says it without colour. */
    public String icon() {
        return icon;
    }

    /** As style sheets and JSON spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean worseThan(Severity other) {
        return compareTo(other) < 0;
    }
}
