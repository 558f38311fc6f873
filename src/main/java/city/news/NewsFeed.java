package city.news;

import city.pack.Language;
import city.shell.Anyone;
import city.shell.Frame;
import city.shell.Machine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The news for programs. */
@Controller
@Anyone
class NewsFeed {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Posts posts;
    private final Rss rss;

    NewsFeed(Posts posts, Rss rss) {
        this.posts = posts;
        this.rss = rss;
    }

    /** Ukrainian unless {@code language} says otherwise: a feed reader has no cookie in which to choose. */
    @GetMapping("/news.rss")
    ResponseEntity<byte[]> rss(@RequestParam(name = "language", defaultValue = "uk") String code, HttpServletRequest request) {
        var frame = Frame.of(request);
        var language = code.equals(Language.EN.code()) ? Language.EN : Language.UK;
        var feed = rss.feed(posts.latest(Newest.KEPT), language, frame::absolute, frame.demo());
        return Machine.of("application/rss+xml;charset=UTF-8", feed).answer(request, MINUTE);
    }
}
