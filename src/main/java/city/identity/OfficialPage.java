package city.identity;

import city.identity.Officials.Hiring;
import city.identity.Officials.Member;
import city.shell.Frame;
import city.shell.Html;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** One member of staff: name and roles, a new link for whoever lost their phone, and the closed door. */
@Controller
@Staff(Role.SYSTEM_ADMIN)
class OfficialPage {

    private final Officials officials;
    private final Accounts accounts;

    OfficialPage(Officials officials, Accounts accounts) {
        this.officials = officials;
        this.accounts = accounts;
    }

    /**
     * {@code own}: administrators cannot shut themselves out, so that one who can work always remains, nor give themselves
     * more to do: who gives roles would soon hold both keys.
     */
    record Model(Member member, Filled filled, Map<String, String> mistakes, boolean own) {}

    @GetMapping("/office/staff/{id}")
    View show(@PathVariable("id") OfficialId id, Official me) {
        var member = member(id);
        return Html.of(OfficialPage.class, new Model(member, Filled.of(member.official()), Map.of(), me.id().equals(id)));
    }

    @PostMapping("/office/staff/{id}")
    View change(
            @PathVariable("id") OfficialId id,
            @RequestParam("name") String name,
            @RequestParam("email") String email,
            @RequestParam(name = "roles", defaultValue = "") Set<Role> roles,
            Official me,
            HttpServletRequest request) {
        var frame = Frame.of(request);
        var member = member(id);
        var filled = Filled.typed(name, member.official().login(), email, roles);
        var mistakes = new LinkedHashMap<>(filled.mistakes(frame));
        if (me.id().equals(id) && !roles.contains(Role.SYSTEM_ADMIN)) {
            mistakes.put("roles", frame.say("identity.staff.own-role"));
        } else if (me.id().equals(id) && !member.official().roles().containsAll(roles)) {
            mistakes.put("roles", frame.say("identity.staff.own-more"));
        }
        if (!mistakes.isEmpty()) {
            return again(member, filled, mistakes, me);
        }
        return switch (accounts.change(me, filled.as(id), Callers.address(request))) {
            case Hiring.Done _, Hiring.LoginTaken _ -> new RedirectView("/office/staff");
            case Hiring.EmailTaken _ -> again(member, filled, Map.of("email", frame.say("identity.staff.email.taken")), me);
        };
    }

    private static View again(Member member, Filled filled, Map<String, String> mistakes, Official me) {
        return Html.of(OfficialPage.class, new Model(member, filled, mistakes, me.id().equals(member.official().id()))).refused(422);
    }

    @PostMapping("/office/staff/{id}/block")
    View block(@PathVariable("id") OfficialId id, @RequestParam("on") boolean on, Official me, HttpServletRequest request) {
        notOwn(id, me);
        if (on) {
            accounts.block(me, member(id).official().id(), Callers.address(request));
        } else {
            accounts.unblock(me, member(id).official().id(), Callers.address(request));
        }
        return new RedirectView("/office/staff/" + id.value());
    }

    @PostMapping("/office/staff/{id}/link")
    View link(@PathVariable("id") OfficialId id, Official me, HttpServletRequest request) {
        notOwn(id, me);
        var whom = member(id).official();
        var frame = Frame.of(request);
        return LinkPage.of(whom, accounts.link(me, whom, frame.absolute(""), Callers.address(request)), accounts.mails(), frame);
    }

    private Member member(OfficialId id) {
        return officials.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void notOwn(OfficialId id, Official me) {
        if (me.id().equals(id)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
