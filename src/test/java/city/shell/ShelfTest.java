package city.shell;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CityTest
class ShelfTest {

    @Autowired
    Cast cast;

    @Autowired
    Shelf shelf;

    @Autowired
    TestClock clock;

    @Test
    void made_up_questions_are_answered_and_do_not_fill_the_memory() {
        for (int n = 0; n < 300; n++) {
            assertThat(cast.guest().get("/?unit=" + n).statusCode()).isEqualTo(200);
        }

        assertThat(shelf.current().answers()).hasSizeBetween(1, 200);
        assertThat(shelf.current().pages()).hasSizeLessThan(10);
    }

    @Test
    void nothing_is_kept_for_longer_than_ten_seconds() {
        cast.guest().get("/more");
        assertThat(shelf.current().pages()).isNotEmpty();

        clock.pass(Duration.ofSeconds(10));

        assertThat(shelf.current().pages()).isEmpty();
        assertThat(shelf.current().answers()).isEmpty();
    }

    @Test
    void what_belongs_to_somebody_is_not_kept() {
        clock.pass(Duration.ofMinutes(1));
        cast.signIn(Cast.OLENA).get("/");
        cast.guest().get("/office");
        cast.guest().get("/nowhere");

        assertThat(shelf.current().answers()).isEmpty();
    }
}
