package city.identity;

import city.identity.Officials.Member;
import city.shell.Html;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** All who work for the city here, and the way to take in another. */
@Controller
@Staff(Role.SYSTEM_ADMIN)
class StaffPage {

    private final Officials officials;

    StaffPage(Officials officials) {
        this.officials = officials;
    }

    record Model(List<Member> members) {}

    @GetMapping("/office/staff")
    View show() {
        return Html.of(StaffPage.class, new Model(officials.all()));
    }
}
