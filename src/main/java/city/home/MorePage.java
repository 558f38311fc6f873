package city.home;

import city.shell.Anyone;
import city.shell.Shelf;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** «Ще»: numbers to call, the app on the home screen, the language, data for programs, the way in for staff. */
@Controller
@Anyone
class MorePage {

    private final Shelf shelf;

    MorePage(Shelf shelf) {
        this.shelf = shelf;
    }

    /** An address for programs, and the words that say what it is. */
    record Data(String address, String words) {}

    record Model(List<Data> data) {}

    @GetMapping("/more")
    Object show(HttpServletRequest request) {
        return shelf.page(request, MorePage.class, "", () -> new Model(List.of(
                new Data("/alerts.json", "home.more.data.json"),
                new Data("/alerts.atom", "home.more.data.atom"),
                new Data("/alerts.ics", "home.more.data.ics"),
                new Data("/news.rss", "home.more.data.rss"),
                new Data("/openapi.json", "home.more.data.openapi"))));
    }
}
