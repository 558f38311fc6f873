package city.identity;

import city.shell.Anyone;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The way out. */
@Controller
@Anyone
class SignOut {

    private final Visits visits;

    SignOut(Visits visits) {
        this.visits = visits;
    }

    @PostMapping("/sign-out")
    RedirectView leave(HttpServletRequest request) {
        visits.end(request);
        return new RedirectView("/");
    }
}
