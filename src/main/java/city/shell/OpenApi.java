package city.shell;

import city.pack.Language;
import city.pack.Town;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The machine addresses of the city in OpenAPI 3.1. Every module writes down its own in {@code openapi.yaml}; here they
 * are laid together by whoever asks first.
 */
@Controller
@Anyone
class OpenApi {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Town town;
    private volatile String written = "";

    OpenApi(Town town) {
        this.town = town;
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> show(HttpServletRequest request) {
        if (written.isEmpty()) {
            var document = read();
            ((ObjectNode) document.get("info")).put("title", Words.say(Language.UK, "shell.name") + ", " + town.name().uk());
            written = document.toString();
        }
        var frame = Frame.of(request);
        var document = written.replace("$home", frame.absolute("")).replace("$live", line(frame));
        return Machine.of("application/json", document).answer(request, HOUR);
    }

    /** The line of a setting, or the live port of the host that was asked. */
    private static String line(Frame frame) {
        var home = URI.create(frame.absolute(""));
        return frame.liveUrl().startsWith(":") ? home.getScheme() + "://" + home.getHost() + frame.liveUrl() : frame.liveUrl();
    }

    private static ObjectNode read() {
        try {
            var yaml = new YAMLMapper();
            var files = new PathMatchingResourcePatternResolver(OpenApi.class.getClassLoader()).getResources("classpath*:city/*/openapi.yaml");
            var document = JsonMapper.shared().createObjectNode();
            for (var file : files) {
                add(document, (ObjectNode) yaml.readTree(file.getContentAsByteArray()));
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What both have is laid together; two modules that say the same thing differently are a bug. */
    private static void add(ObjectNode document, ObjectNode more) {
        more.properties().forEach(entry -> {
            var there = document.get(entry.getKey());
            if (there == null) {
                document.set(entry.getKey(), entry.getValue());
            } else if (there instanceof ObjectNode one && entry.getValue() instanceof ObjectNode other) {
                add(one, other);
            } else {
                throw new IllegalStateException("openapi.yaml says " + entry.getKey() + " twice");
            }
        });
    }
}
