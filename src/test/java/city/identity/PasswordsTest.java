package city.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.identity.Passwords.Checking;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {

    @Test
    void a_stranger_is_compared_with_a_hash_as_heavy_as_everyones() {
        var real = new Passwords().hash("тиха вода береги ломить");

        assertThat(weight(Passwords.NOBODYS)).isEqualTo(weight(real));
        // Throws if it could not be read, and a comparison would end at once.
        assertThat(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).upgradeEncoding(Passwords.NOBODYS)).isFalse();
        assertThat(new Passwords().check("тиха вода береги ломить", Optional.empty(), "203.0.113.1")).isEqualTo(Checking.WRONG);
        assertThat(new Passwords().check("тиха вода береги ломить", Optional.of(real), "203.0.113.1")).isEqualTo(Checking.RIGHT);
    }

    /** On two processors two checks at a time, on the threads that serve pages, would leave nobody to serve a page. */
    @Test
    void a_crowd_from_one_address_keeps_neither_another_waiting_nor_the_pages() throws Exception {
        var passwords = new Passwords(Duration.ofSeconds(2));
        var real = passwords.hash("тиха вода береги ломить");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var crowd = Stream.generate(() -> people.submit(() -> passwords.check("wrong", Optional.of(real), "203.0.113.9"))).limit(200).toList();
            assertThat(passwords.check("тиха вода береги ломить", Optional.of(real), "198.51.100.1")).isEqualTo(Checking.RIGHT);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("password-"))
                    .isNotEmpty()
                    .allMatch(thread -> thread.getName().compareTo("password-" + Math.max(1, Runtime.getRuntime().availableProcessors() / 2)) < 0);
            var answers = new HashSet<Checking>();
            for (var one : crowd) {
                answers.add(one.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(Checking.WRONG, Checking.CROWDED);
        }
    }

    private static String weight(String hash) {
        return hash.substring(0, hash.lastIndexOf('$', hash.lastIndexOf('$') - 1)) + hash.length();
    }
}
