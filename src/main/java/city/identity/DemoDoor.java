package city.identity;

import city.identity.Journal.Deed;
import city.shell.Anyone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** Where the links of {@link DemoLinks} lead. */
@Controller
@Anyone
@ConditionalOnBooleanProperty("city.demo")
class DemoDoor {

    private final DemoLinks links;
    private final Visits visits;
    private final Journal journal;

    DemoDoor(DemoLinks links, Visits visits, Journal journal) {
        this.links = links;
        this.visits = visits;
        this.journal = journal;
    }

    @GetMapping("/sign-in/demo/{token}")
    RedirectView enter(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response) {
        var official = links.official(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        visits.begin(request, response, official);
        journal.note(Deed.SIGNED_IN_BY_DEMO_LINK, official, official, "", Callers.address(request));
        return new RedirectView("/office");
    }
}
