package city.shell;

import city.pack.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps public pages ready. When sirens sound, everyone opens them in the same minute: each is rendered once per state of
 * the city, ten seconds, language and variant, and the rest get a copy of its bytes; see {@link FrontDoor}.
 */
@Component
public class Shelf {

    /** Times on a page are true to this. */
    private static final long BUCKET = 10_000;

    private final Clock clock;
    private final List<Changing> shown;
    private final AtomicReference<Edition> edition = new AtomicReference<>(new Edition(-1, List.of(), Map.of(), Map.of()));

    Shelf(Clock clock, List<Changing> shown) {
        this.clock = clock;
        this.shown = shown;
    }

    /** What is true together: the pages, and whole answers by what was asked for. */
    record Edition(long bucket, List<Long> versions, Map<Page, Ready> pages, Map<FrontDoor.Asked, FrontDoor.Answer> answers) {}

    record Page(Class<?> page, Language language, Object variant) {}

    /**
     * The page for whoever asks. {@code variant} names all that it depends on besides the language and what is
     * {@link Changing}; there must be few of them. Staff see their name at the top, so theirs is a page of its own.
     */
    public Object page(HttpServletRequest request, Class<?> page, Object variant, Supplier<?> model) {
        if (visiting(request)) {
            return Html.of(page, model.get());
        }
        var frame = Frame.of(request);
        var ready = current().pages()
                .computeIfAbsent(new Page(page, frame.language(), variant), _ -> Ready.page(Html.text(page, frame, model.get())));
        ready.layOn(request);
        return ready.answer(request);
    }

    Edition current() {
        var bucket = clock.millis() / BUCKET;
        var versions = shown.stream().map(Changing::version).toList();
        return edition.updateAndGet(known -> known.bucket() == bucket && known.versions().equals(versions)
                ? known
                : new Edition(bucket, versions, new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));
    }

    static boolean visiting(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies()).anyMatch(cookie -> cookie.getName().endsWith("session"));
    }
}
