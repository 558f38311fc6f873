package city.ground;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.ground.Keyring.Opening;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens only whole, in its own place and with the city's key. */
class KeyringTest {

    static final byte[] SECRET = "twenty bytes of code".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_was_sealed_opens_again_and_never_looks_the_same() {
        var keyring = keyring(pair("first", 1));
        var sealed = keyring.seal(SECRET, "olena");

        assertThat(keyring.open(sealed, "olena")).isInstanceOfSatisfying(Opening.Opened.class, opened -> assertThat(opened.plain()).isEqualTo(SECRET));
        assertThat(new String(sealed, UTF_8)).doesNotContain("twenty");
        assertThat(keyring.seal(SECRET, "olena")).isNotEqualTo(sealed);
    }

    @Test
    void what_was_moved_changed_or_cut_short_does_not_open() {
        var keyring = keyring(pair("first", 1));
        var sealed = keyring.seal(SECRET, "olena");

        assertThat(keyring.open(sealed, "petro")).isInstanceOf(Opening.Broken.class);
        for (var place = 6; place < sealed.length; place++) {
            var changed = sealed.clone();
            changed[place] ^= 1;
            assertThat(keyring.open(changed, "olena")).isInstanceOf(Opening.Broken.class);
        }
        for (var length = 0; length < sealed.length; length++) {
            assertThat(keyring.open(Arrays.copyOf(sealed, length), "olena")).isInstanceOf(Opening.Broken.class);
        }
        assertThat(keyring(pair("first", 2)).open(sealed, "olena")).isInstanceOf(Opening.Broken.class);
    }

    @Test
    void a_key_is_replaced_by_setting_another_before_it() {
        var sealed = keyring(pair("first", 1)).seal(SECRET, "olena");
        var both = keyring(pair("second", 2) + "," + pair("first", 1));

        assertThat(both.open(sealed, "olena")).isInstanceOf(Opening.Opened.class);
        assertThat(both.upToDate(sealed)).isFalse();
        assertThat(both.upToDate(both.seal(SECRET, "olena"))).isTrue();
        assertThat(keyring(pair("second", 2)).open(sealed, "olena")).isEqualTo(new Opening.KeyMissing("first"));
    }

    @Test
    void a_fingerprint_is_the_same_for_the_same_text_and_says_nothing_without_the_key() {
        var keyring = keyring(pair("first", 1));

        assertThat(keyring.fingerprint("number", "3012345678")).hasSize(32).isEqualTo(keyring.fingerprint("number", "3012345678"));
        assertThat(keyring.fingerprint("number", "3012345679")).isNotEqualTo(keyring.fingerprint("number", "3012345678"));
        assertThat(keyring.fingerprint("phone", "3012345678")).isNotEqualTo(keyring.fingerprint("number", "3012345678"));
        assertThat(keyring(pair("first", 2)).fingerprint("number", "3012345678")).isNotEqualTo(keyring.fingerprint("number", "3012345678"));
    }

    @Test
    void the_key_of_a_newcomer_is_made_once_and_only_its_owner_can_read_it() throws Exception {
        var sealed = setting("", true, "").seal(SECRET, "olena");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key")))).isEqualTo("rw-------");
        assertThat(setting("", true, "").open(sealed, "olena")).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void a_key_is_given_as_it_is_or_as_a_file() throws Exception {
        var file = Files.writeString(folder.resolve("city.key"), pair("first", 1) + "\n");
        var sealed = setting(pair("first", 1), false, "jdbc:…").seal(SECRET, "olena");

        assertThat(setting(file.toString(), false, "jdbc:…").open(sealed, "olena")).isInstanceOf(Opening.Opened.class);
        assertThat(folder.resolve("key")).doesNotExist();
    }

    @Test
    void a_city_with_a_named_database_does_not_start_without_a_key_nor_with_half_of_one() {
        assertThatThrownBy(() -> setting("", false, "jdbc:…")).isInstanceOf(KeySetting.Refused.class).hasMessageContaining("CITY_KEY");
        for (var mistake : new String[] {"first:c2hvcnQ=", "nokey", "/no/such/file", pair("a", 1) + "," + pair("a", 2)}) {
            assertThatThrownBy(() -> setting(mistake, false, "jdbc:…")).as(mistake).isInstanceOf(KeySetting.Refused.class).hasMessageNotContaining("c2hvcnQ");
        }
    }

    private Keyring setting(String key, boolean demo, String database) throws Exception {
        return new KeySetting().keyring(key, folder, demo, database);
    }

    private static Keyring keyring(String keys) {
        return Keyring.of(KeySetting.read(keys));
    }

    private static String pair(String name, int key) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) key);
        return name + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
