package city.identity;

import city.identity.Keys.Proving;
import city.shell.Addresses;
import city.shell.Anyone;
import city.shell.Frame;
import city.shell.Html;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The first step in: who you are and your password. The code is asked for on a page of its own, with nothing else on it. */
@Controller
@Anyone
class SignInPage {

    private final Accounts accounts;
    private final Visits visits;
    private final Devices devices;

    SignInPage(Accounts accounts, Visits visits, Devices devices) {
        this.accounts = accounts;
        this.visits = visits;
        this.devices = devices;
    }

    /** {@code problem} is what went wrong in words, or empty. */
    record Model(String to, String name, String problem) {}

    @GetMapping("/sign-in")
    View show(@RequestParam(name = "to", defaultValue = "/office") String to, HttpServletRequest request) {
        return visits.official(request).isPresent()
                ? new RedirectView(Addresses.local(to))
                : Html.of(SignInPage.class, new Model(Addresses.local(to), "", ""));
    }

    @PostMapping("/sign-in")
    View enter(
            @RequestParam("name") String name,
            @RequestParam("password") String password,
            @RequestParam(name = "to", defaultValue = "/office") String to,
            HttpServletRequest request) {
        var frame = Frame.of(request);
        return switch (accounts.password(name, password, devices.caller(request))) {
            case Proving.Done(var official) -> {
                visits.beginHalf(request, official);
                yield new RedirectView("/sign-in/code?to=" + URLEncoder.encode(Addresses.local(to), StandardCharsets.UTF_8));
            }
            case Proving.Wrong _ -> again(to, name, frame.say("identity.sign-in.wrong"), 422);
            case Proving.TooOften(var pause) -> again(to, name, tooOften(frame, pause), 429);
            case Proving.Crowded _ -> again(to, name, frame.say("identity.sign-in.crowded"), 503);
        };
    }

    private static View again(String to, String name, String problem, int status) {
        return Html.of(SignInPage.class, new Model(Addresses.local(to), name, problem)).refused(status);
    }

    /** «Забагато спроб. Спробуйте за 2 хв», never rounded down to a wait that is too short. */
    static String tooOften(Frame frame, Duration pause) {
        var seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return seconds < 60
                ? frame.say("identity.sign-in.often.seconds", seconds)
                : frame.say("identity.sign-in.often.minutes", (seconds + 59) / 60);
    }
}
