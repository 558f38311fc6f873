package city.identity;

import city.post.Address;
import city.shell.Frame;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an administrator typed about a person, as it was typed. */
record Filled(String name, String login, String email, Set<Role> roles) {

    static Filled of(Official official) {
        return new Filled(official.name(), official.login(), official.email().map(Address::value).orElse(""), official.roles());
    }

    static Filled typed(String name, String login, String email, Set<Role> roles) {
        return new Filled(name.strip(), login.strip().toLowerCase(Locale.ROOT), email.strip(), roles);
    }

    /** What is wrong in words, by the field it stands at. */
    Map<String, String> mistakes(Frame frame) {
        var mistakes = new LinkedHashMap<String, String>();
        if (name.isEmpty() || name.length() > 120) {
            mistakes.put("name", frame.say("identity.staff.name.wrong"));
        }
        if (!login.matches("[a-z0-9._-]{2,40}")) {
            mistakes.put("login", frame.say("identity.staff.login.wrong"));
        }
        if (address().isEmpty()) {
            mistakes.put("email", frame.say("identity.staff.email.wrong"));
        }
        if (roles.isEmpty()) {
            mistakes.put("roles", frame.say("identity.staff.roles.wrong"));
        }
        return mistakes;
    }

    private Optional<Address> address() {
        try {
            return Optional.of(Address.valueOf(email));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Official as(OfficialId id) {
        return new Official(id, login, name, address(), roles);
    }
}
