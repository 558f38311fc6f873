package city.identity;

import city.shell.Html;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Where a member of staff begins: who they are here and what they may do. */
@Controller
@Staff
class OfficePage {

    record Model(String name, List<Role> roles) {}

    @GetMapping("/office")
    View show(Official me) {
        return Html.of(OfficePage.class, new Model(me.name(), me.roles().stream().sorted().toList()));
    }
}
