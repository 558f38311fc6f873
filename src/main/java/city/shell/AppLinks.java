package city.shell;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Says which apps in the stores are this city's, so that phones open its addresses in them. Without an app there is no answer. */
@Controller
@Anyone
class AppLinks {

    private static final Duration HOUR = Duration.ofHours(1);

    private final JsonMapper json;
    private final String androidPackage;
    private final List<String> fingerprints;
    private final String iosApp;

    AppLinks(
            JsonMapper json,
            @Value("${city.android.package}") String androidPackage,
            @Value("${city.android.fingerprints}") List<String> fingerprints,
            @Value("${city.ios.app-id}") String iosApp) {
        this.json = json;
        this.androidPackage = androidPackage;
        this.fingerprints = fingerprints;
        this.iosApp = iosApp;
    }

    record Statement(List<String> relation, Target target) {}

    record Target(
            String namespace,
            @JsonProperty("package_name") String packageName,
            @JsonProperty("sha256_cert_fingerprints") List<String> fingerprints) {}

    /** Digital Asset Links. Play signs anew: its fingerprint stands beside the city's own. */
    @GetMapping("/.well-known/assetlinks.json")
    ResponseEntity<byte[]> android(HttpServletRequest request) {
        needed(!androidPackage.isEmpty() && !fingerprints.isEmpty());
        var target = new Target("android_app", androidPackage, fingerprints);
        return answer(List.of(new Statement(List.of("delegate_permission/common.handle_all_urls"), target)), request);
    }

    /** Universal links and shared passkeys of iOS; the office stays in the browser. */
    @GetMapping("/.well-known/apple-app-site-association")
    ResponseEntity<byte[]> ios(HttpServletRequest request) {
        needed(!iosApp.isEmpty());
        var paths = List.of(Map.of("/", "/office*", "exclude", true), Map.of("/", "*"));
        var links = Map.of("details", List.of(Map.of("appIDs", List.of(iosApp), "components", paths)));
        return answer(Map.of("applinks", links, "webcredentials", Map.of("apps", List.of(iosApp))), request);
    }

    private static void needed(boolean set) {
        if (!set) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private ResponseEntity<byte[]> answer(Object said, HttpServletRequest request) {
        return Machine.of("application/json", json.writeValueAsString(said)).answer(request, HOUR);
    }
}
