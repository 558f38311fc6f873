package city.news;

import static city.Cast.MARTA;
import static city.news.Desk.WATER;
import static city.news.Desk.publish;
import static city.news.Desk.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.CityTest;
import city.TestClock;
import city.pack.Text;
import city.news.Posts.Publishing;
import city.news.Posts.Rewriting;
import city.news.Posts.Withdrawing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class PostsTest {

    @Autowired
    Posts posts;

    @Autowired
    Newest newest;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void remember_nothing() {
        newest.refresh();
    }

    @Test
    void a_draft_is_seen_by_the_office_alone() {
        var id = posts.write(MARTA.id(), WATER, Optional.empty());

        newest.refresh();
        assertThat(posts.latest(10)).isEmpty();
        assertThat(posts.find(id).orElseThrow().state()).isInstanceOf(Post.State.Draft.class);
    }

    @Test
    void a_published_post_is_said_on_the_line_and_stands_at_an_address_made_of_its_title() {
        var slug = publish(posts, WATER);

        assertThat(slug.value()).matches("yizha-ta-voda-punkt-na-sobornii-vidchyneno-[a-z2-9]{6}");
        assertThat(posts.find(slug).orElseThrow().publishedAt()).isEqualTo(TestClock.NOON);
        assertThat(said()).containsExactly("news");
    }

    @Test
    void what_the_editor_writes_after_publication_is_not_seen_until_it_is_published_too() {
        var id = posts.write(MARTA.id(), WATER, Optional.empty());
        posts.publish(id, 1, MARTA.id());
        clock.pass(Duration.ofHours(1));

        assertThat(posts.rewrite(id, 1, MARTA.id(), story("Пункт зачинено", "The point is closed"), Optional.empty())).isInstanceOf(Rewriting.Done.class);
        newest.refresh();
        assertThat(posts.latest(1).getFirst().story()).isEqualTo(WATER);

        posts.publish(id, 2, MARTA.id());
        newest.refresh();
        var corrected = posts.latest(1).getFirst();
        assertThat(corrected.story().title().uk()).isEqualTo("Пункт зачинено");
        assertThat(corrected.publishedAt()).isEqualTo(TestClock.NOON);
        assertThat(corrected.correctedAt()).contains(TestClock.NOON.plus(Duration.ofHours(1)));
        assertThat(said()).containsExactly("news", "news-changed");
    }

    @Test
    void two_editors_do_not_write_over_each_other() {
        var id = posts.write(MARTA.id(), WATER, Optional.empty());

        assertThat(posts.rewrite(id, 1, MARTA.id(), story("Перша", "First"), Optional.empty())).isInstanceOf(Rewriting.Done.class);
        assertThat(posts.rewrite(id, 1, MARTA.id(), story("Друга", "Second"), Optional.empty())).isInstanceOf(Rewriting.Overtaken.class);
        assertThat(posts.publish(id, 1, MARTA.id())).isInstanceOf(Publishing.Overtaken.class);
        assertThat(posts.publish(id, 2, MARTA.id())).isInstanceOf(Publishing.Done.class);
        assertThat(posts.publish(id, 2, MARTA.id())).isInstanceOf(Publishing.TooLate.class);
    }

    @Test
    void a_withdrawn_post_leaves_its_address_with_the_reason_and_its_editions_for_the_office() {
        var id = posts.write(MARTA.id(), WATER, Optional.empty());
        var slug = ((Publishing.Done) posts.publish(id, 1, MARTA.id())).slug();

        assertThat(posts.withdraw(id, MARTA.id(), new Text("Помилка в адресі", "A wrong address"))).isInstanceOf(Withdrawing.Done.class);
        assertThat(posts.withdraw(id, MARTA.id(), new Text("Ще раз", "Again"))).isInstanceOf(Withdrawing.TooLate.class);
        newest.refresh();
        assertThat(posts.latest(10)).isEmpty();
        assertThat(posts.find(slug).orElseThrow().state())
                .isEqualTo(new Post.State.Withdrawn(slug, TestClock.NOON, MARTA.id(), new Text("Помилка в адресі", "A wrong address")));
        assertThat(posts.editions(id)).hasSize(1);
        assertThat(posts.rewrite(id, 1, MARTA.id(), WATER, Optional.empty())).isInstanceOf(Rewriting.Withdrawn.class);
    }

    @Test
    void a_published_edition_can_be_neither_changed_nor_deleted() {
        publish(posts, WATER);

        assertThatThrownBy(() -> sql.sql("update news.editions set words = '{}'").update()).hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql.sql("delete from news.posts").update()).hasMessageContaining("never changed");
    }

    @Test
    void the_archive_is_found_by_part_of_a_word_by_days_and_never_holds_what_was_withdrawn() {
        publish(posts, WATER);
        clock.pass(Duration.ofDays(3));
        publish(posts, story("100 % світла", "100 % of light"));
        var gone = posts.write(MARTA.id(), story("Світло й тепло", "Light and heat"), Optional.empty());
        posts.publish(gone, 1, MARTA.id());
        posts.withdraw(gone, MARTA.id(), new Text("Помилка", "A mistake"));

        assertThat(posts.search(search("СОБОРН"))).extracting(post -> post.story().title().uk()).containsExactly(WATER.title().uk());
        assertThat(posts.search(search("% світ"))).hasSize(1);
        assertThat(posts.search(search("1%0"))).isEmpty();
        assertThat(posts.search(new Posts.Search("", TestClock.NOON.plus(Duration.ofDays(1)), null, Optional.empty(), 0))).hasSize(1);
        assertThat(posts.search(new Posts.Search("", null, TestClock.NOON.plus(Duration.ofDays(1)), Optional.empty(), 0))).hasSize(1);
        assertThat(posts.search(search(""))).hasSize(2);
    }

    private static Posts.Search search(String words) {
        return new Posts.Search(words, null, null, Optional.empty(), 0);
    }

    private java.util.List<String> said() {
        return sql.sql("select event from live.events order by id").query(String.class).list();
    }
}
