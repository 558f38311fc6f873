package city.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id, and which passwords are too easy to guess. */
@Component
class Passwords {

    static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    /** A hash no password has, of the same weight as {@link #argon2}. Making a real one would slow each start. */
    static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    /** 19 MiB, two passes: the first choice of OWASP's list. */
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /** A crowd at the door waits in line; it does not take 19 MiB for each head. */
    private final Semaphore turns = new Semaphore(2, true);

    private final Set<String> common = common();

    enum Flaw {
        SHORT,
        LONG,
        COMMON,
        OWN_NAME
    }

    Optional<Flaw> flaw(String password, Official owner) {
        var lower = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Flaw.SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Flaw.LONG);
        }
        if (common.contains(lower) || password.chars().distinct().count() < 5) {
            return Optional.of(Flaw.COMMON);
        }
        return lower.contains(owner.login()) ? Optional.of(Flaw.OWN_NAME) : Optional.empty();
    }

    String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    /** Takes as long for somebody who does not exist as for somebody who does. */
    boolean matches(String password, Optional<String> hash) {
        return inTurn(() -> argon2.matches(password, hash.orElse(NOBODYS))) && hash.isPresent();
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("common-passwords.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
