package city.shell;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** What makes the site an app of this city on the home screen (W3C web app manifest). */
@Controller
@Anyone
class Manifest {

    private static final String PNG = "image/png";

    private final JsonMapper json;

    Manifest(JsonMapper json) {
        this.json = json;
    }

    record App(
            String id,
            String name,
            @JsonProperty("short_name") String shortName,
            String description,
            String lang,
            @JsonProperty("start_url") String startUrl,
            String scope,
            String display,
            @JsonProperty("theme_color") String themeColour,
            @JsonProperty("background_color") String backgroundColour,
            List<String> categories,
            List<Picture> icons,
            List<Shortcut> shortcuts,
            List<Picture> screenshots) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Picture(
            String src,
            String sizes,
            String type,
            @Nullable String purpose,
            @JsonProperty("form_factor") @Nullable String formFactor,
            @Nullable String label) {}

    record Shortcut(String name, String url) {}

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<byte[]> manifest(HttpServletRequest request) {
        var frame = Frame.of(request);
        var city = frame.say(frame.town().name());
        var demo = frame.demo() ? frame.say("shell.demo.prefix") + " " : "";
        var app = new App(
                "/",
                demo + frame.say("shell.name") + ", " + city,
                demo + city,
                frame.say("shell.app.description", city),
                frame.lang(),
                "/",
                "/",
                "standalone",
                "#0b4f86",
                "#f3f6f9",
                List.of("government", "news", "utilities"),
                List.of(
                        icon(frame, "icons/192.png", 192, "any"),
                        icon(frame, "icons/512.png", 512, "any"),
                        icon(frame, "icons/maskable-512.png", 512, "maskable")),
                List.of(
                        new Shortcut(frame.say("shell.nav.places"), "/places"),
                        new Shortcut(frame.say("shell.nav.alerts"), "/alerts"),
                        new Shortcut(frame.say("shell.nav.news"), "/news"),
                        new Shortcut(frame.say("shell.app.call"), "/more")),
                List.of(
                        screenshot(frame, "icons/screen-narrow.png", "360x640", "narrow"),
                        screenshot(frame, "icons/screen-wide.png", "1280x800", "wide")));
        return Machine.of("application/manifest+json", json.writeValueAsString(app)).answer(request, Duration.ZERO);
    }

    private static Picture icon(Frame frame, String file, int side, String purpose) {
        return new Picture(frame.file(file), side + "x" + side, PNG, purpose, null, null);
    }

    private static Picture screenshot(Frame frame, String file, String sizes, String form) {
        return new Picture(frame.file(file), sizes, PNG, null, form, frame.say("shell.app.screen"));
    }
}
