package city.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** So long somebody at the door waits for their turn. */
    private final Duration patience;

    /** Half of the processors, and threads of their own: on those that serve pages nobody else would get a turn meanwhile. */
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().name("password-", 0).factory());

    /** A crowd at the door waits in line; it does not take 19 MiB for each head. */
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** One of each address stands in that line, the rest behind it: whoever sends sixty keeps nobody else waiting. */
    private final List<Semaphore> behind = Stream.generate(() -> new Semaphore(1, true)).limit(1_024).toList();

    private final Set<String> common = common();

    Passwords() {
        this(Duration.ofSeconds(3));
    }

    Passwords(Duration patience) {
        this.patience = patience;
    }

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

    /** For whoever holds a one-time link: few, so they wait as long as it takes. */
    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return onOwnThread(() -> argon2.encode(password));
        } finally {
            turns.release();
        }
    }

    enum Checking {
        RIGHT,
        WRONG,
        /** Nobody looked: there were too many before. */
        CROWDED
    }

    /** Takes as long for somebody who does not exist as for somebody who does. */
    Checking check(String password, Optional<String> hash, String address) {
        return inLine(behind.get(Math.floorMod(address.hashCode(), behind.size())), () ->
                inLine(turns, () -> {
                    var same = onOwnThread(() -> argon2.matches(password, hash.orElse(NOBODYS)));
                    return same && hash.isPresent() ? Checking.RIGHT : Checking.WRONG;
                }));
    }

    private Checking inLine(Semaphore line, Supplier<Checking> work) {
        try {
            if (!line.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Checking.CROWDED;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Checking.CROWDED;
        }
        try {
            return work.get();
        } finally {
            line.release();
        }
    }

    private <T> T onOwnThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads).join();
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
