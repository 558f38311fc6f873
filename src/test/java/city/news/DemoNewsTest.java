package city.news;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestTown;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A demonstration, in an application of its own. */
@CityTest
@TestPropertySource(properties = "city.demo=true")
class DemoNewsTest {

    @Autowired
    Cast cast;

    @Autowired
    DemoNews demo;

    @Autowired
    Posts posts;

    @Autowired
    Newest newest;

    @Autowired
    HikariDataSource database;

    @BeforeEach
    void the_city_starts() {
        demo.afterSingletonsInstantiated();
        newest.refresh();
    }

    @Test
    void every_title_begins_with_demo_on_the_page_in_the_feed_and_in_the_preview() throws Exception {
        var feed = NewsPageTest.xml(cast.guest().get("/news.rss").body());
        var titles = feed.getElementsByTagName("title");
        assertThat(titles.getLength()).isGreaterThan(5);
        for (int number = 0; number < titles.getLength(); number++) {
            assertThat(titles.item(number).getTextContent()).startsWith("ДЕМО ");
        }
        var post = posts.latest(1).getFirst();
        assertThat(cast.guest().get("/news").body()).contains(">" + post.headline(city.pack.Language.UK) + "</a>");
        assertThat(cast.guest().get(post.address()).body()).contains("<title>ДЕМО ", "property=\"og:title\" content=\"ДЕМО ", "<h1>ДЕМО ");
    }

    @Test
    void the_invented_posts_are_written_once_and_none_of_them_is_from_the_future() {
        var before = posts.all(0, 100).size();
        demo.afterSingletonsInstantiated();

        assertThat(posts.all(0, 100)).hasSize(before);
        assertThat(posts.latest(100)).allSatisfy(post -> assertThat(post.publishedAt()).isBefore(city.TestClock.NOON));
    }

    @Test
    void oksana_reads_the_news_while_the_database_is_away() {
        var post = posts.latest(1).getFirst();

        TestTown.withoutDatabase(database, () -> {
            newest.refresh();
            // More often than the pool could hide it with connections that are dead already.
            for (int time = 0; time < 5; time++) {
                for (var address : new String[] {"/news", post.address(), post.address() + "/picture.png", "/news.rss"}) {
                    assertThat(cast.guest().get(address).statusCode()).as(address).isEqualTo(200);
                }
            }
            assertThat(cast.guest().get("/news?q=abc").statusCode()).isEqualTo(503);
        });
    }
}
