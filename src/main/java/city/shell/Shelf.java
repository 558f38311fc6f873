package city.shell;

import city.pack.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps public pages ready. When sirens sound, everyone opens them in the same minute: each is rendered once in ten
 * seconds per language and variant, and the rest get a copy of its bytes.
 */
@Component
public class Shelf {

    /** Times on a page are true to this. */
    private static final long BUCKET = 10_000;

    private final Clock clock;
    private final AtomicReference<Edition> edition = new AtomicReference<>(new Edition(-1, Map.of()));

    Shelf(Clock clock) {
        this.clock = clock;
    }

    private record Edition(long bucket, Map<Key, Ready> pages) {}

    private record Key(Class<?> page, Language language, Object variant) {}

    /**
     * The page for whoever asks. {@code variant} names all that it depends on besides the language; there must be few of
     * them. Staff see their name at the top, so theirs is a page of its own.
     */
    public Object page(HttpServletRequest request, Class<?> page, Object variant, Supplier<?> model) {
        if (visiting(request)) {
            return Html.of(page, model.get());
        }
        var frame = Frame.of(request);
        return pages()
                .computeIfAbsent(new Key(page, frame.language(), variant), _ -> Ready.page(Html.text(page, frame, model.get())))
                .answer(request);
    }

    private Map<Key, Ready> pages() {
        var bucket = clock.millis() / BUCKET;
        return edition.updateAndGet(known -> known.bucket() == bucket ? known : new Edition(bucket, new ConcurrentHashMap<>())).pages();
    }

    private static boolean visiting(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies()).anyMatch(cookie -> cookie.getName().endsWith("session"));
    }
}
