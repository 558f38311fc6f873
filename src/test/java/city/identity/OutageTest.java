package city.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestTown;
import java.util.stream.Stream;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** In an application and a database of its own: others need theirs. */
@CityTest
@TestPropertySource(properties = "city.story=outage")
class OutageTest {

    @Autowired
    Cast cast;

    @Autowired
    HikariDataSource database;

    @Test
    void public_pages_go_on_while_the_database_is_away_and_the_office_asks_for_patience() {
        var olena = cast.signIn(Cast.OLENA);
        assertThat(olena.get("/nowhere").body()).as("on a public page she is known").contains("Олена Чергова", "Вийти");

        TestTown.withoutDatabase(database, () -> {
            assertThat(cast.guest().get("/sign-in").statusCode()).as("a guest").isEqualTo(200);
            assertThat(olena.get("/nowhere").body()).as("now she is a guest there").contains("Такої сторінки немає", "Увійти").doesNotContain("Олена");
            assertThat(olena.get("/office").statusCode()).isEqualTo(503);
            assertThat(cast.guest().fill("/sign-in", "/sign-in", "name", "olena", "password", "wrong").statusCode()).isEqualTo(503);
        });
        assertThat(Stream.generate(() -> olena.get("/office").statusCode()).limit(20)).as("and it comes back").contains(200);
    }
}
