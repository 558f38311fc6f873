package city.news;

import static city.Cast.MARTA;
import static city.news.Desk.WATER;
import static city.news.Desk.publish;
import static city.news.Desk.story;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.pack.Text;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@CityTest
class NewsPageTest {

    @Autowired
    Cast cast;

    @Autowired
    Posts posts;

    @Autowired
    Newest newest;

    @Autowired
    TestClock clock;

    @BeforeEach
    void remember_nothing() {
        newest.refresh();
    }

    @Test
    void an_empty_page_says_what_will_be_here() {
        assertThat(cast.guest().get("/news").body()).contains("Новин ще немає").doesNotContain("Давніші");
    }

    @ParameterizedTest
    @ValueSource(strings = {"вода", "води", "воду", "водою", "їжа й вода", "Соборна", "на Соборній"})
    void a_post_is_found_by_any_form_of_its_words(String typed) {
        publish(posts, WATER);
        publish(posts, story("Тривога на заводі", "An alert at the plant"));
        newest.refresh();

        var page = cast.guest().get("/news?q=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8)).body();
        assertThat(page).contains(WATER.title().uk()).doesNotContain("Тривога на заводі");
    }

    @Test
    void oksana_reads_the_list_and_a_post_in_both_languages() {
        var slug = publish(posts, WATER);
        newest.refresh();
        var oksana = cast.guest();

        assertThat(oksana.get("/news").body()).contains(WATER.title().uk(), "href=\"/news/" + slug + "\"");
        assertThat(oksana.get("/news/" + slug).body()).contains(WATER.title().uk(), "<p>Працює щодня.</p>", "Сьогодні, 12:00");
        oksana.get("/language/en");
        assertThat(oksana.get("/news/" + slug).body()).contains(WATER.title().en(), "<p>Open daily.</p>", "Today, 12:00");
    }

    @Test
    void an_address_in_the_text_can_be_followed_without_the_full_stop_after_it() {
        var slug = publish(posts, WATER);

        assertThat(cast.guest().get("/news/" + slug).body())
                .contains("<a href=\"https://example.org/water?a=1\" rel=\"nofollow noopener\">https://example.org/water?a=1</a>.");
    }

    @Test
    void markup_in_a_post_is_shown_as_it_was_typed_and_only_addresses_of_the_web_are_links() {
        var trap = "<script>alert(1)</script> javascript:alert(1) https://e.example/\"onclick=x";
        var text = new Text(trap, trap);
        var slug = publish(posts, new Story(text, text, text, Optional.empty(), List.of()));

        var page = cast.guest().get("/news/" + slug).body();
        assertThat(page).doesNotContain("<script>alert").doesNotContain("href=\"javascript").doesNotContain("\" onclick");
        assertThat(page).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void the_share_preview_names_the_post_and_its_picture() {
        var slug = publish(posts, WATER);

        assertThat(cast.guest().get("/news/" + slug).body())
                .contains("property=\"og:title\" content=\"" + WATER.title().uk() + "\"", "name=\"twitter:card\"")
                .containsPattern("property=\"og:image\" content=\"http://localhost:\\d+/news/" + slug + "/picture.png\"");
    }

    @Test
    void a_withdrawn_post_is_gone_and_says_why() {
        var id = posts.write(MARTA.id(), WATER, Optional.empty());
        var slug = ((Posts.Publishing.Done) posts.publish(id, 1, MARTA.id())).slug();
        posts.withdraw(id, MARTA.id(), new Text("Подію скасовано", "The event is off"));
        newest.refresh();

        var answer = cast.guest().get("/news/" + slug);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("Цю новину знято", "Подію скасовано").doesNotContain(WATER.title().uk());
    }

    @Test
    void a_long_list_comes_in_pages() {
        for (int number = 1; number <= 21; number++) {
            clock.pass(Duration.ofMinutes(1));
            publish(posts, story("Новина номер " + number + ".", "Post number " + number + "."));
        }
        newest.refresh();
        var oksana = cast.guest();

        assertThat(oksana.get("/news").body()).contains("номер 21.", "номер 2.", "page=1").doesNotContain("номер 1.");
        assertThat(oksana.get("/news?page=1").body()).contains("номер 1.", "page=0").doesNotContain("номер 2.");
        assertThat(oksana.get("/news?q=%D0%BD%D0%BE%D0%BC%D0%B5%D1%80&page=1").body()).contains("номер 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=-1", "?page=x", "?page=501", "?page=9999", "?page=99999999999999", "?from=yesterday", "?until=2026-02-31", "?from=999999999-01-01", "?unit=UA00000000000000000", "?unit=x"})
    void a_question_that_makes_no_sense_is_answered_in_words(String question) {
        var answer = cast.guest().get("/news" + question);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("class=\"error\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=%01", "?q=%27;drop", "?q=%25%25%5C", "?q=%3Cb%3E"})
    void odd_words_find_nothing_and_break_nothing(String question) {
        assertThat(cast.guest().get("/news" + question).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-here-k7m2q9", "..%2f", "a", "%00", "<b>", "Слово"})
    void an_address_that_never_was_is_not_found(String slug) {
        var answer = cast.guest().get("/news/" + java.net.URLEncoder.encode(slug, java.nio.charset.StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void the_feed_is_rss_with_an_address_of_its_own_and_one_for_each_post() throws Exception {
        var slug = publish(posts, story("Вода & світло <2>", "Water & light <2>"));
        newest.refresh();

        var answer = cast.guest().get("/news.rss");
        var feed = xml(answer.body());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/rss+xml");
        assertThat(text(feed, "title", 1)).isEqualTo("Вода & світло <2>");
        assertThat(text(feed, "guid", 0)).endsWith("/news/" + slug);
        assertThat(text(feed, "pubDate", 0)).isEqualTo("Mon, 2 Mar 2026 12:00:00 +0200");
        assertThat(feed.getElementsByTagName("atom:link").item(0).getAttributes().getNamedItem("href").getNodeValue()).endsWith("/news.rss");
        assertThat(text(xml(cast.guest().get("/news.rss?language=en").body()), "title", 1)).isEqualTo("Water & light <2>");
    }

    @Test
    void whoever_has_the_feed_already_is_told_so() {
        var tag = cast.guest().get("/news.rss").headers().firstValue("ETag").orElseThrow();

        assertThat(cast.guest().get("/news.rss", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    static Document xml(String text) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setNamespaceAware(false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    static String text(Document feed, String element, int number) {
        return feed.getElementsByTagName(element).item(number).getTextContent();
    }
}
