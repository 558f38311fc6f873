package city.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Style sheet, scripts and icons: read and pressed once at start, served from memory under an address that carries the
 * release, so that a phone fetches each of them once. One release for all files lets scripts import each other by
 * relative names.
 */
@Controller
@Anyone
class Files {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json",
            "html", "text/html;charset=UTF-8",
            "ico", "image/x-icon");

    private final Map<String, File> files = read();
    private final String release = release(files);
    private final File worker = worker(files, release);

    String address(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("no file " + name);
        }
        return "/files/" + release + "/" + name;
    }

    String release() {
        return release;
    }

    @GetMapping("/files/{release}/{*name}")
    ResponseEntity<byte[]> file(@PathVariable("release") String asked, @PathVariable("name") String name, HttpServletRequest request) {
        // While nodes are replaced one by one, a page of the next release may ask here: it must not keep our older file.
        var ours = asked.equals(release);
        return answer(files.get(name.substring(1)), request, ours ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable() : CacheControl.noStore());
    }

    /** The worker must live at the root to see every page, and must never be old. It knows its release, so a new one differs. */
    @GetMapping("/sw.js")
    ResponseEntity<byte[]> worker(HttpServletRequest request) {
        return answer(worker, request, CacheControl.noCache());
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> favicon(HttpServletRequest request) {
        return answer(files.get("favicon.svg"), request, CacheControl.maxAge(Duration.ofDays(7)).cachePublic());
    }

    private static ResponseEntity<byte[]> answer(@Nullable File file, HttpServletRequest request, CacheControl cache) {
        if (file == null) {
            return ResponseEntity.notFound().build();
        }
        var accepts = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        var pressed = file.pressed().length < file.plain().length && accepts != null && accepts.contains("gzip");
        var answer = ResponseEntity.ok()
                .cacheControl(cache)
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return pressed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(file.pressed()) : answer.body(file.plain());
    }

    private record File(byte[] plain, byte[] pressed, String type) {}

    private static Map<String, File> read() {
        try {
            var files = new TreeMap<String, File>();
            for (var resource : new PathMatchingResourcePatternResolver(Files.class.getClassLoader()).getResources("classpath*:static/**/*.*")) {
                var url = resource.getURL().toString();
                var name = url.substring(url.lastIndexOf("static/") + "static/".length());
                files.put(name, file(name, resource.getContentAsByteArray()));
            }
            var htmx = new org.springframework.core.io.ClassPathResource("META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
            files.put("htmx.js", file("htmx.js", htmx.getContentAsByteArray()));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File file(String name, byte[] plain) {
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return new File(plain, Ready.pressed(plain), type);
    }

    private static File worker(Map<String, File> files, String release) {
        var script = new String(Objects.requireNonNull(files.get("sw.js")).plain(), StandardCharsets.UTF_8);
        return file("sw.js", script.replace("%release%", release).getBytes(StandardCharsets.UTF_8));
    }

    private static String release(Map<String, File> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(file -> digest.update(file.plain()));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
