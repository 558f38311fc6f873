package city.identity;

import city.pack.Language;
import city.pack.Pack;
import city.post.Address;
import city.shell.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** In demo the invented staff is hired at start, and one of each role gets a sign-in link that lives as long as this run. */
@Component
@ConditionalOnBooleanProperty("city.demo")
class DemoLinks implements SmartInitializingSingleton {

    record Invented(String login, String name, Role role) {}

    private final Pack pack;
    private final Officials officials;
    private final Map<Role, OfficialId> ofRole = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    DemoLinks(Pack pack, Officials officials) {
        this.pack = pack;
        this.officials = officials;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var invented : pack.invented("staff.yml", Invented.class)) {
            var id = officials.hire(new Official(
                    new OfficialId(UUID.randomUUID()),
                    invented.login(),
                    invented.name(),
                    Optional.of(new Address(invented.login() + "@demo.invalid")),
                    Set.of(invented.role())));
            if (ofRole.putIfAbsent(invented.role(), id) == null) {
                tokens.put(invented.role(), Token.random());
            }
        }
    }

    Optional<OfficialId> official(String token) {
        return ofRole.entrySet().stream()
                .filter(entry -> Token.same(token, tokens.getOrDefault(entry.getKey(), "")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** «Оперативний черговий  http://localhost:8080/sign-in/demo/…», one line for each role. */
    String lines(String home) {
        return tokens.entrySet().stream()
                .map(entry -> "    %-34s %s/sign-in/demo/%s"
                        .formatted(Words.say(Language.UK, "identity.role." + entry.getKey().code()), home, entry.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
