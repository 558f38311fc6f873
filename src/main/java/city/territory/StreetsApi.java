package city.territory;

import city.pack.Text;
import city.shell.Anyone;
import city.shell.Machine;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Streets by what someone types, present or old name: for choosing one's place on a phone. */
@Controller
@Anyone
class StreetsApi {

    private static final int MOST = 10;
    private static final int LONGEST = 80;

    private final Streets streets;
    private final JsonMapper json;

    StreetsApi(Streets streets, JsonMapper json) {
        this.streets = streets;
        this.json = json;
    }

    /** {@code old} is the old name it answered by. A street of the city proper may lie in a district nobody wrote down yet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StreetAnswer(String id, Text title, @Nullable String old, @Nullable String district, String settlement) {

        static StreetAnswer of(Streets.Found found) {
            var street = found.street();
            return new StreetAnswer(
                    street.id(),
                    street.title(),
                    found.old().isEmpty() ? null : found.old(),
                    street.district().map(Katottg::value).orElse(null),
                    street.settlement().value());
        }
    }

    @GetMapping("/streets.json")
    ResponseEntity<byte[]> search(@RequestParam(name = "q", defaultValue = "") String typed, HttpServletRequest request) {
        var asked = typed.substring(0, Math.min(typed.length(), LONGEST));
        var found = streets.search(asked, MOST).stream().map(StreetAnswer::of).toList();
        return Machine.of("application/json", json.writeValueAsString(found)).answer(request, Duration.ofHours(1));
    }
}
