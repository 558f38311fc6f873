package city.identity;

import city.identity.Keys.Proving;
import city.shell.Addresses;
import city.shell.Anyone;
import city.shell.Frame;
import city.shell.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The second step in: six digits. A wrong code asks for another code, not for the password again. */
@Controller
@Anyone
class SignInCodePage {

    private final Accounts accounts;
    private final Visits visits;
    private final Devices devices;

    SignInCodePage(Accounts accounts, Visits visits, Devices devices) {
        this.accounts = accounts;
        this.visits = visits;
        this.devices = devices;
    }

    record Model(String to, String problem) {}

    @GetMapping("/sign-in/code")
    View show(@RequestParam(name = "to", defaultValue = "/office") String to, HttpServletRequest request) {
        return visits.halfway(request).isEmpty()
                ? new RedirectView("/sign-in")
                : Html.of(SignInCodePage.class, new Model(Addresses.local(to), ""));
    }

    @PostMapping("/sign-in/code")
    View enter(
            @RequestParam("code") String code,
            @RequestParam(name = "to", defaultValue = "/office") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var official = visits.halfway(request);
        if (official.isEmpty()) {
            return new RedirectView("/sign-in");
        }
        var frame = Frame.of(request);
        return switch (accounts.code(official.get(), code, devices.caller(request))) {
            case Proving.Done(var who) -> {
                visits.begin(request, response, who);
                yield new RedirectView(Addresses.local(to));
            }
            case Proving.Wrong _ -> again(to, frame.say("identity.code.wrong"), 422);
            case Proving.TooOften(var pause) -> again(to, SignInPage.tooOften(frame, pause), 429);
            case Proving.Crowded _ -> again(to, frame.say("identity.sign-in.crowded"), 503);
        };
    }

    private static View again(String to, String problem, int status) {
        return Html.of(SignInCodePage.class, new Model(Addresses.local(to), problem)).refused(status);
    }
}
