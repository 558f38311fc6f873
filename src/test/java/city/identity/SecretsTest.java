package city.identity;

import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import city.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copy of the database gives nobody a code. */
@CityTest
class SecretsTest {

    static final byte[] SECRET = TotpTest.SECRET;

    @Autowired
    Keys keys;

    @Autowired
    Links links;

    @Autowired
    Secrets secrets;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void olena_has_a_code_generator() {
        keys.set(OLENA.id(), "чорний кіт на даху", SECRET, 0);
    }

    @Test
    void a_secret_does_not_lie_in_the_database() {
        var link = links.make(PETRO.id());
        var petros = links.open(link.path().replace("/setup/", "")).orElseThrow().secret();

        assertThat(petros).hasSize(20);
        for (var row : sql.sql("select keys::text from identity.keys union all select links::text from identity.links").query(String.class).list()) {
            assertThat(row).doesNotContain(java.util.HexFormat.of().formatHex(SECRET), java.util.HexFormat.of().formatHex(petros));
        }
        assertThat(olenaSignsIn()).isInstanceOf(Keys.Proving.Done.class);
    }

    @Test
    void a_plain_secret_of_before_is_sealed_at_the_next_start_and_gives_the_same_codes() {
        sql.sql("update identity.keys set secret = :secret, sealed = null").param("secret", SECRET).update();

        secrets.afterSingletonsInstantiated();
        assertThat(sql.sql("select secret is null and sealed is not null from identity.keys").query(Boolean.class).single()).isTrue();
        assertThat(olenaSignsIn()).isInstanceOf(Keys.Proving.Done.class);
    }

    @Test
    void a_plain_secret_that_no_start_has_sealed_yet_gives_its_codes_too() {
        sql.sql("update identity.keys set secret = :secret, sealed = null").param("secret", SECRET).update();

        assertThat(olenaSignsIn()).isInstanceOf(Keys.Proving.Done.class);
    }

    @Test
    void a_secret_that_cannot_be_opened_stops_no_start() {
        sql.sql("update identity.keys set sealed = :other").param("other", new byte[60]).update();

        secrets.afterSingletonsInstantiated();
    }

    private Keys.Proving olenaSignsIn() {
        return keys.code(OLENA.id(), Totp.code(SECRET, Totp.step(clock.instant())), Caller.at("203.0.113.1"));
    }
}
