package city.news;

import city.identity.Role;
import city.identity.Staff;
import city.shell.Html;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Everything the editors have written: drafts first, then by the last change. */
@Controller
@Staff(Role.EDITOR)
class OfficeNewsPage {

    private static final int PAGE = 30;

    private final Posts posts;

    OfficeNewsPage(Posts posts) {
        this.posts = posts;
    }

    record Model(List<Post> posts, int page, boolean more) {}

    @GetMapping("/office/news")
    View show(@RequestParam(name = "page", defaultValue = "0") String page) {
        var number = page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
        var found = posts.all(number, PAGE);
        return Html.of(OfficeNewsPage.class, new Model(found.subList(0, Math.min(PAGE, found.size())), number, found.size() > PAGE));
    }
}
