package city.identity;

import city.identity.Accounts.SettingUp;
import city.shell.Anyone;
import city.shell.Frame;
import city.shell.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Behind a one-time link: a person chooses a password and teaches their authenticator app the secret. Looking uses nothing up. */
@Controller
@Anyone
class SetupPage {

    private final Accounts accounts;
    private final Links links;
    private final Officials officials;
    private final Passwords passwords;
    private final Visits visits;

    SetupPage(Accounts accounts, Links links, Officials officials, Passwords passwords, Visits visits) {
        this.accounts = accounts;
        this.links = links;
        this.officials = officials;
        this.passwords = passwords;
        this.visits = visits;
    }

    sealed interface Model {

        /** {@code mistakes}: what is wrong in words, by the field it stands at. */
        record Open(Official official, String token, String app, String secret, Qr qr, Map<String, String> mistakes) implements Model {

            String mistake(String field) {
                return mistakes.getOrDefault(field, "");
            }
        }

        record Gone() implements Model {}
    }

    @GetMapping("/setup/{token}")
    View show(@PathVariable("token") String token, HttpServletRequest request) {
        return page(token, Map.of(), Frame.of(request));
    }

    @PostMapping("/setup/{token}")
    View set(
            @PathVariable("token") String token,
            @RequestParam("password") String password,
            @RequestParam("again") String again,
            @RequestParam("code") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var frame = Frame.of(request);
        var mistakes = mistakes(token, password, again, frame);
        if (!mistakes.isEmpty()) {
            return page(token, mistakes, frame);
        }
        return switch (accounts.setUp(token, password, code, Callers.address(request))) {
            case SettingUp.Done(var official) -> {
                visits.begin(request, response, official);
                yield new RedirectView("/office");
            }
            case SettingUp.WrongCode _ -> page(token, Map.of("code", frame.say("identity.code.wrong")), frame);
            case SettingUp.LinkGone _ -> gone();
        };
    }

    private Map<String, String> mistakes(String token, String password, String again, Frame frame) {
        var mistakes = new LinkedHashMap<String, String>();
        official(token)
                .flatMap(official -> passwords.flaw(password, official))
                .ifPresent(flaw -> mistakes.put("password", frame.say("identity.password." + flaw.name().toLowerCase(Locale.ROOT), Passwords.SHORTEST)));
        if (!password.equals(again)) {
            mistakes.put("again", frame.say("identity.setup.again.wrong"));
        }
        return mistakes;
    }

    private java.util.Optional<Official> official(String token) {
        return links.open(token).flatMap(link -> officials.working(new OfficialId(link.official())));
    }

    private View page(String token, Map<String, String> mistakes, Frame frame) {
        var official = official(token);
        if (official.isEmpty()) {
            return gone();
        }
        var secret = Base32.of(links.open(token).orElseThrow().secret());
        var app = "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(
                encoded(frame.say("shell.name")), official.get().login(), secret, encoded(frame.say("shell.name")));
        var page = Html.of(SetupPage.class, new Model.Open(official.get(), token, app, secret.replaceAll("....(?=.)", "$0 "), Qr.of(app), mistakes));
        return mistakes.isEmpty() ? page : page.refused(422);
    }

    private static View gone() {
        return Html.of(SetupPage.class, new Model.Gone()).refused(410);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
