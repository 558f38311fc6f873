package city.identity;

import city.identity.Officials.Hiring;
import city.shell.Frame;
import city.shell.Html;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Takes in another member of staff; ends with their one-time link. */
@Controller
@Staff(Role.SYSTEM_ADMIN)
class NewOfficialPage {

    private final Accounts accounts;

    NewOfficialPage(Accounts accounts) {
        this.accounts = accounts;
    }

    record Model(Filled filled, Map<String, String> mistakes) {}

    @GetMapping("/office/staff/new")
    View show() {
        return Html.of(NewOfficialPage.class, new Model(new Filled("", "", "", Set.of()), Map.of()));
    }

    @PostMapping("/office/staff")
    View invite(
            @RequestParam("name") String name,
            @RequestParam("login") String login,
            @RequestParam("email") String email,
            @RequestParam(name = "roles", defaultValue = "") Set<Role> roles,
            Official me,
            HttpServletRequest request) {
        var frame = Frame.of(request);
        var filled = Filled.typed(name, login, email, roles);
        var mistakes = filled.mistakes(frame);
        if (!mistakes.isEmpty()) {
            return again(filled, mistakes);
        }
        var newcomer = filled.as(new OfficialId(UUID.randomUUID()));
        return switch (accounts.invite(me, newcomer, Callers.address(request))) {
            case Hiring.Done _ -> LinkPage.of(newcomer, accounts.link(me, newcomer, frame.absolute(""), Callers.address(request)), accounts.mails(), frame);
            case Hiring.LoginTaken _ -> again(filled, Map.of("login", frame.say("identity.staff.login.taken")));
            case Hiring.EmailTaken _ -> again(filled, Map.of("email", frame.say("identity.staff.email.taken")));
        };
    }

    private static View again(Filled filled, Map<String, String> mistakes) {
        return Html.of(NewOfficialPage.class, new Model(filled, mistakes)).refused(422);
    }
}
