package city.identity;

import city.identity.Journal.Deed;
import city.identity.Keys.Proving;
import city.identity.Officials.Hiring;
import city.pack.Language;
import city.post.Letters;
import city.shell.Words;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to accounts, each deed together with its line in the journal. */
@Component
class Accounts {

    /** The two hands of an alert. */
    private static final List<Role> KEYS = List.of(Role.DUTY_OFFICER, Role.ALERT_APPROVER);

    private final Officials officials;
    private final Keys keys;
    private final Links links;
    private final Visits visits;
    private final Journal journal;
    private final Letters letters;
    private final Clock clock;

    Accounts(Officials officials, Keys keys, Links links, Visits visits, Journal journal, Letters letters, Clock clock) {
        this.officials = officials;
        this.keys = keys;
        this.links = links;
        this.visits = visits;
        this.journal = journal;
        this.letters = letters;
        this.clock = clock;
    }

    /** The first half of signing in. */
    Proving password(String name, String password, Caller caller) {
        var proving = keys.password(name, password, caller);
        if (proving instanceof Proving.Wrong(var whose)) {
            whose.ifPresent(official -> journal.note(Deed.PASSWORD_REFUSED, null, official, "", caller.address()));
        }
        return proving;
    }

    /** The second half. */
    Proving code(OfficialId official, String code, Caller caller) {
        var proving = keys.code(official, code, caller);
        switch (proving) {
            case Proving.Done _ -> journal.note(Deed.SIGNED_IN, official, official, "", caller.address());
            case Proving.Wrong _ -> journal.note(Deed.CODE_REFUSED, null, official, "", caller.address());
            case Proving.TooOften _, Proving.Crowded _ -> {}
        }
        return proving;
    }

    sealed interface SettingUp {
        record Done(OfficialId official) implements SettingUp {}

        record WrongCode() implements SettingUp {}

        record LinkGone() implements SettingUp {}
    }

    /** Uses the link up: the person has a password and an app that gave a right code. */
    @Transactional
    SettingUp setUp(String token, String password, String code, String address) {
        var link = links.open(token);
        if (link.isEmpty()) {
            return new SettingUp.LinkGone();
        }
        var step = Totp.step(link.get().secret(), Keys.digits(code), clock.instant());
        if (step.isEmpty()) {
            return new SettingUp.WrongCode();
        }
        if (!links.use(token)) {
            return new SettingUp.LinkGone();
        }
        var official = new OfficialId(link.get().official());
        keys.set(official, password, link.get().secret(), step.getAsLong());
        journal.note(Deed.KEYS_SET, official, official, "", address);
        return new SettingUp.Done(official);
    }

    @Transactional
    Hiring invite(Official admin, Official newcomer, String address) {
        var hiring = officials.invite(newcomer);
        if (hiring instanceof Hiring.Done) {
            journal.note(Deed.INVITED, admin.id(), newcomer.id(), codes(newcomer.roles()), address);
            tell(admin, newcomer, Set.of());
        }
        return hiring;
    }

    @Transactional
    Hiring change(Official admin, Official changed, String address) {
        var before = officials.find(changed.id()).map(member -> member.official().roles()).orElse(Set.of());
        var hiring = officials.change(changed);
        if (hiring instanceof Hiring.Done) {
            journal.note(Deed.CHANGED, admin.id(), changed.id(), codes(changed.roles()), address);
            tell(admin, changed, before);
        }
        return hiring;
    }

    /**
     * Whoever may warn the city learns of each who now may as well: one person who invents two colleagues would hold both
     * keys, and only the others could notice.
     */
    private void tell(Official admin, Official whom, Set<Role> before) {
        var fresh = KEYS.stream().filter(role -> whom.roles().contains(role) && !before.contains(role)).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var roles = fresh.stream().map(role -> Words.say(Language.UK, "identity.role." + role.code())).collect(Collectors.joining(", "));
        Stream.of(Role.DUTY_OFFICER, Role.ALERT_APPROVER, Role.SYSTEM_ADMIN, Role.AUDITOR)
                .flatMap(role -> officials.with(role).stream())
                .distinct()
                .filter(other -> !other.id().equals(whom.id()))
                .forEach(other -> other.email().ifPresent(email -> letters.send(
                        email,
                        Words.say(Language.UK, "identity.letter.keys.subject"),
                        Words.say(Language.UK, "identity.letter.keys.text", admin.name(), whom.name(), roles))));
    }

    @Transactional
    void block(Official admin, OfficialId whom, String address) {
        if (officials.block(whom)) {
            links.end(whom);
            visits.endAll(whom);
            journal.note(Deed.BLOCKED, admin.id(), whom, "", address);
        }
    }

    @Transactional
    void unblock(Official admin, OfficialId whom, String address) {
        if (officials.unblock(whom)) {
            journal.note(Deed.UNBLOCKED, admin.id(), whom, "", address);
        }
    }

    /** A new beginning: what the person had stops working at once, and the link goes to them by letter as well. */
    @Transactional
    Links.Fresh link(Official admin, Official whom, String home, String address) {
        keys.takeAway(whom.id());
        visits.endAll(whom.id());
        var fresh = links.make(whom.id());
        journal.note(Deed.LINK_MADE, admin.id(), whom.id(), "", address);
        whom.email().ifPresent(email -> letters.send(
                email,
                Words.say(Language.UK, "identity.letter.subject"),
                Words.say(Language.UK, "identity.letter.text", whom.name(), whom.login(), home + fresh.path())));
        return fresh;
    }

    /** Whether links also go by letter. */
    boolean mails() {
        return letters.carried();
    }

    /** Where no administrator can sign in, a link for one: at the first start, or when all have lost their keys. */
    @Transactional
    Optional<Links.Fresh> firstAdmin() {
        if (officials.anAdminCanWork()) {
            return Optional.empty();
        }
        var id = officials.with(Role.SYSTEM_ADMIN).stream().map(Official::id).findFirst().orElseGet(this::hireAdmin);
        journal.note(Deed.LINK_MADE, null, id, "", "");
        return Optional.of(links.make(id));
    }

    private OfficialId hireAdmin() {
        var id = officials.hire(new Official(
                new OfficialId(UUID.randomUUID()), "admin", Words.say(Language.UK, "identity.first-admin"), Optional.empty(), Set.of(Role.SYSTEM_ADMIN)));
        officials.unblock(id);
        return id;
    }

    private static String codes(Set<Role> roles) {
        return roles.stream().sorted().map(Role::code).collect(Collectors.joining(" "));
    }
}
