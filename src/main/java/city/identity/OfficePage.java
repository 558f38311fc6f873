package city.identity;

import city.shell.Html;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Where a member of staff begins: who they are here, and one tap to each of their desks. */
@Controller
@Staff
class OfficePage {

    record Model(String name) {}

    @GetMapping("/office")
    View show(Official me) {
        return Html.of(OfficePage.class, new Model(me.name()));
    }
}
