package city.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTest {

    @Test
    void a_stranger_is_compared_with_a_hash_as_heavy_as_everyones() {
        var real = new Passwords().hash("тиха вода береги ломить");

        assertThat(weight(Passwords.NOBODYS)).isEqualTo(weight(real));
        // Throws if it could not be read, and a comparison would end at once.
        assertThat(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).upgradeEncoding(Passwords.NOBODYS)).isFalse();
        assertThat(new Passwords().matches("тиха вода береги ломить", Optional.empty())).isFalse();
        assertThat(new Passwords().matches("тиха вода береги ломить", Optional.of(real))).isTrue();
    }

    private static String weight(String hash) {
        return hash.substring(0, hash.lastIndexOf('$', hash.lastIndexOf('$') - 1)) + hash.length();
    }
}
