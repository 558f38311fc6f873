package city.identity;

import city.shell.Anyone;
import jakarta.servlet.http.HttpServletRequest;
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

    DemoDoor(DemoLinks links, Visits visits) {
        this.links = links;
        this.visits = visits;
    }

    @GetMapping("/sign-in/demo/{token}")
    RedirectView enter(@PathVariable("token") String token, HttpServletRequest request) {
        var official = links.official(token).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        visits.begin(request, official);
        return new RedirectView("/office");
    }
}
