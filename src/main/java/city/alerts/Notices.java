package city.alerts;

import city.pack.Town;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Alerts as JSON: one by one for the line, all that hold for {@code /alerts.json} and the front page. */
@Component
public class Notices {

    private final JsonMapper json;
    private final Town town;

    Notices(JsonMapper json, Town town) {
        this.json = json;
        this.town = town;
    }

    /** The state of the city; {@code after} is where {@code /live} is to be taken up so that nothing is missed. */
    record Current(String city, long after, List<SourceNotice> sources, List<Notice> alerts, List<Notice> ended) {}

    /**
     * An official feed; {@code alarms} if it is a service of air-raid alerts, without which nobody knows of a calm;
     * {@code fresh} is false while it is silent, and that is not an all-clear. {@code heard}
     * is when it answered last, as of the last change of anything here.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceNotice(String name, boolean alarms, boolean fresh, boolean muted, @Nullable Instant heard) {}

    String json(Alert alert, Instant now) {
        return json.writeValueAsString(Notice.of(alert, now));
    }

    /** Only the new term of an alert that goes on: not news, so it wakes nobody. */
    String term(Alert alert) {
        return json.writeValueAsString(Map.of("id", alert.id().value(), "expires", alert.expiresAt().toString()));
    }

    /** The state of the city as phones take it up. */
    public String current(Board.Now now) {
        var at = now.readAt();
        return json.writeValueAsString(new Current(
                town.code(),
                now.lastEvent(),
                now.sources().stream().map(source -> new SourceNotice(source.name(), source.alarms(), source.fresh(at), source.muted(), source.answeredAt().orElse(null))).toList(),
                now.alerts().stream().map(alert -> Notice.of(alert, at)).toList(),
                now.ended().stream().map(alert -> Notice.of(alert, at)).toList()));
    }
}
