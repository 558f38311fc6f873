package city.alerts;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Alerts as JSON for the line. */
@Component
class Notices {

    private final JsonMapper json;

    Notices(JsonMapper json) {
        this.json = json;
    }

    String json(Alert alert, Instant now) {
        return json.writeValueAsString(Notice.of(alert, now));
    }

    /** Only the new term of an alert that goes on: not news, so it wakes nobody. */
    String term(Alert alert) {
        return json.writeValueAsString(Map.of("id", alert.id().value(), "expires", alert.expiresAt().toString()));
    }
}
