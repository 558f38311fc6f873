package city.identity;

import java.util.Locale;

/** What a member of staff may do; one person may hold several. */
public enum Role {
    DUTY_OFFICER,
    ALERT_APPROVER,
    UTILITY_DISPATCHER,
    EDITOR,
    AUDITOR,
    SYSTEM_ADMIN;

    /** As the city's documents and the words of the house know it: {@code duty_officer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
