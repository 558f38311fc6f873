package city.identity;

import city.identity.Journal.Deed;
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
    private final Journal journal;

    SignOut(Visits visits, Journal journal) {
        this.visits = visits;
        this.journal = journal;
    }

    @PostMapping("/sign-out")
    RedirectView leave(HttpServletRequest request) {
        visits.official(request).ifPresent(who -> journal.note(Deed.SIGNED_OUT, who.id(), who.id(), "", Callers.address(request)));
        visits.end(request);
        return new RedirectView("/");
    }
}
