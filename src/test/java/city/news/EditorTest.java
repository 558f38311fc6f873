package city.news;

import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static city.news.Desk.WATER;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk as Marta uses it. */
@CityTest
class EditorTest {

    static final String NEW = "/office/news/new";
    static final byte[] NO_FILE = {};

    @Autowired
    Cast cast;

    @Autowired
    Posts posts;

    @Autowired
    Newest newest;

    @Autowired
    Pictures pictures;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    Visitor marta;

    @BeforeEach
    void marta_sits_down() {
        newest.refresh();
        marta = cast.signIn(MARTA);
    }

    @Test
    void marta_writes_looks_checks_and_publishes() {
        var proof = saved(write(NO_FILE, Map.of()));

        assertThat(marta.get(proof).body()).contains("Чернетка", WATER.title().uk(), WATER.title().en(), "Опублікувати");
        assertThat(posts.latest(1)).isEmpty();
        assertThat(marta.fill(proof, proof + "/publication", "edition", "1", "checked", "yes").statusCode()).isEqualTo(303);
        newest.refresh();
        assertThat(posts.latest(1)).singleElement().satisfies(post -> assertThat(post.edition().publishedBy()).contains(MARTA.id()));
        assertThat(marta.get("/office/news").body()).contains("Опубліковано 12:00");
    }

    @Test
    void nothing_is_published_before_it_is_checked_for_what_must_not_be_shown() {
        var proof = saved(write(NO_FILE, Map.of()));

        var refused = marta.fill(proof, proof + "/publication", "edition", "1");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("поставте позначку", "href=\"#checked\"");
        assertThat(marta.fill(proof, proof + "/publication", "edition", "7", "checked", "yes").statusCode()).isEqualTo(409);
        assertThat(sql.sql("select count(*) from news.posts where slug is not null").query(Integer.class).single()).isZero();
    }

    @Test
    void a_correction_is_shown_with_its_time_and_both_texts_are_kept() {
        var proof = saved(write(NO_FILE, Map.of()));
        marta.fill(proof, proof + "/publication", "edition", "1", "checked", "yes");
        clock.pass(Duration.ofHours(2));

        var again = marta.upload(proof + "/text", proof + "/text", "picture", NO_FILE, fields(Map.of("title-uk", "Пункт працює до сьомої", "edition", "1")));
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(marta.get(proof).body()).contains("є неопубліковані виправлення", "Опублікувати виправлення");
        marta.fill(proof, proof + "/publication", "edition", "2", "checked", "yes");
        newest.refresh();

        var address = posts.latest(1).getFirst().address();
        assertThat(cast.guest().get(address).body()).contains("Пункт працює до сьомої", "Виправлено: 14:00");
        assertThat(marta.get(proof).body()).contains("Опубліковано виправлення", "Марта Редакторка");
        assertThat(sql.sql("select count(*) from news.editions").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void a_withdrawal_needs_a_reason_in_the_languages_of_the_post_and_stays_in_the_history() {
        var proof = saved(write(NO_FILE, Map.of()));
        marta.fill(proof, proof + "/publication", "edition", "1", "checked", "yes");

        var refused = marta.fill(proof, proof + "/withdrawal", "because-uk", "Не та адреса");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#because-en\"", "Не та адреса");

        assertThat(marta.fill(proof, proof + "/withdrawal", "because-uk", "Не та адреса", "because-en", "A wrong address").statusCode()).isEqualTo(303);
        assertThat(marta.get(proof).body()).contains("Знято", "Не та адреса").doesNotContain("Змінити текст");
        assertThat(marta.fill(proof, proof + "/withdrawal", "because-uk", "Ще", "because-en", "Again").statusCode()).isEqualTo(409);
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost() {
        var refused = write(NO_FILE, Map.of("title-uk", " ", "body-uk", ""));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("виправте 2 поля", "href=\"#title-uk\"", "href=\"#body-uk\"", "Напишіть заголовок українською", WATER.title().en(), WATER.body().en().lines().findFirst().orElseThrow());
    }

    @Test
    void every_field_is_bounded_and_markup_in_it_comes_back_as_text() {
        var book = "я".repeat(60_000);
        for (var field : List.of("title-uk", "title-en", "lead-uk", "lead-en", "body-uk", "body-en")) {
            var refused = write(NO_FILE, Map.of(field, book));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("href=\"#" + field + "\"", "Задовго");
        }
        assertThat(write(NO_FILE, Map.of("body-uk", "я".repeat(1_000_000))).statusCode()).as("too much to be read at all").isEqualTo(413);
        var trap = "\"><script>alert(1)</script>";
        for (var field : List.of("title-uk", "title-en", "lead-uk", "lead-en", "body-uk", "body-en", "alt-uk", "alt-en", "picture-key", "edition", "units")) {
            var answer = write(NO_FILE, field.equals("title-uk") ? Map.of(field, trap, "lead-uk", "") : Map.of(field, trap, "title-uk", ""));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("<script>alert");
        }
    }

    @Test
    void an_empty_form_and_an_unknown_district_are_answered_in_words() {
        assertThat(marta.fill(NEW, NEW).statusCode()).isEqualTo(422);
        var refused = write(NO_FILE, Map.of("units", "UA00000000000000000"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Такого району немає");
    }

    @Test
    void a_photo_is_seen_by_readers_only_while_its_post_is_out() {
        var proof = saved(write(Photos.withPlace(800, 400), Map.of("alt-uk", "Вода", "alt-en", "Water")));
        var key = sql.sql("select key from news.pictures").query(String.class).single();
        var file = "/news/pictures/" + key + "-640.jpg";
        assertThat(cast.guest().download(file).statusCode()).isEqualTo(404);
        assertThat(marta.download("/office" + file).statusCode()).isEqualTo(200);
        assertThat(marta.get(proof).body()).contains("/office/news/pictures/" + key);

        marta.fill(proof, proof + "/publication", "edition", "1", "checked", "yes");
        var answer = cast.guest().download(file);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        newest.refresh();
        assertThat(cast.guest().get(posts.latest(1).getFirst().address()).body()).contains("alt=\"Вода\"", "srcset=", file);

        marta.fill(proof, proof + "/withdrawal", "because-uk", "Зайве на фото", "because-en", "The photo shows too much");
        assertThat(cast.guest().download(file).statusCode()).isEqualTo(404);
    }

    @Test
    void a_photo_stays_when_the_text_is_changed_and_goes_when_it_is_taken_off() {
        var proof = saved(write(Photos.jpeg(80, 40), Map.of("alt-uk", "Вода", "alt-en", "Water")));
        var key = sql.sql("select key from news.pictures").query(String.class).single();

        marta.upload(proof + "/text", proof + "/text", "picture", NO_FILE, fields(Map.of("edition", "1", "picture-key", key, "alt-uk", "Кран", "alt-en", "A tap")));
        assertThat(post(proof).story().picture().orElseThrow().alt().en()).isEqualTo("A tap");

        marta.upload(proof + "/text", proof + "/text", "picture", NO_FILE, fields(Map.of("edition", "2", "picture-key", key, "without-picture", "yes")));
        assertThat(post(proof).story().picture()).isEmpty();
    }

    @Test
    void a_photo_needs_words_and_must_be_one() {
        for (var wrong : List.of(Photos.SVG, Photos.promising(10, 10))) {
            var refused = write(wrong, Map.of("alt-uk", "Вода", "alt-en", "Water"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Це не фото", "href=\"#picture\"");
        }
        assertThat(write(Photos.promising(50_000, 50_000), Map.of("alt-uk", "Вода", "alt-en", "Water")).body()).contains("Фото завелике");
        assertThat(write(new byte[Darkroom.LARGEST_FILE + 1], Map.of("alt-uk", "Вода", "alt-en", "Water")).body()).contains("Фото завелике");
        assertThat(sql.sql("select count(*) from news.pictures").query(Integer.class).single()).isZero();
        assertThat(write(Photos.jpeg(80, 40), Map.of("alt-en", "Water")).body()).contains("href=\"#alt-uk\"");
    }

    @Test
    void a_photo_that_was_chosen_survives_a_mistake_elsewhere_for_a_day() {
        var refused = write(Photos.jpeg(80, 40), Map.of("alt-uk", "Вода", "title-uk", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        var key = sql.sql("select key from news.pictures").query(String.class).single();
        assertThat(refused.body()).contains("value=\"" + key + "\"", "/office/news/pictures/" + key + "-640.jpg");
        assertThat(cast.guest().download("/news/pictures/" + key + "-640.jpg").statusCode()).isEqualTo(404);

        clock.pass(Pictures.ASIDE.minusMinutes(1));
        pictures.forgetLoose();
        var proof = saved(write(NO_FILE, Map.of("alt-uk", "Вода", "picture-key", key)));
        assertThat(post(proof).story().picture().orElseThrow().key()).isEqualTo(new PictureKey(key));

        clock.pass(Pictures.ASIDE);
        pictures.forgetLoose();
        assertThat(post(proof).story().picture()).isPresent();
    }

    @Test
    void a_photo_nobody_came_back_for_is_thrown_away_and_said_to_be_gone() {
        write(Photos.jpeg(80, 40), Map.of("alt-uk", "Вода", "title-uk", ""));
        var key = sql.sql("select key from news.pictures").query(String.class).single();
        clock.pass(Pictures.ASIDE.plusMinutes(1));
        pictures.forgetLoose();

        var answer = write(NO_FILE, Map.of("alt-uk", "Вода", "picture-key", key));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Цього фото в нас уже немає").doesNotContain("value=\"" + key);
        assertThat(sql.sql("select count(*) from news.pictures").query(Integer.class).single()).isZero();
    }

    @Test
    void a_draft_in_ukrainian_is_saved_and_english_is_asked_for_when_it_is_published() {
        var proof = saved(write(NO_FILE, Map.of("title-en", "", "lead-en", "", "body-en", "")));
        assertThat(marta.get(proof).body()).contains("Англійського тексту ще немає");
        assertThat(marta.get(proof + "/text").body()).contains("id=\"title-en\" name=\"title-en\" value=\"\"");

        var refused = marta.fill(proof, proof + "/publication", "edition", "1", "checked", "yes");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#ukrainian\"");

        assertThat(marta.fill(proof, proof + "/publication", "edition", "1", "checked", "yes", "ukrainian", "yes").statusCode()).isEqualTo(303);
        newest.refresh();
        var reader = cast.guest();
        reader.get("/language/en");
        assertThat(reader.get(posts.latest(1).getFirst().address()).body()).contains("Ukrainian only", WATER.title().uk(), "<article class=\"story\" lang=\"uk\">");

        assertThat(marta.fill(proof, proof + "/withdrawal", "because-uk", "Не та адреса").statusCode()).isEqualTo(303);
        assertThat(reader.get(proof.replace("/office", "")).statusCode()).isEqualTo(404);
        assertThat(marta.get(proof).body()).contains("Не та адреса");
    }

    @Test
    void a_file_past_all_bounds_is_refused_in_words() {
        var answer = write(new byte[20 * 1024 * 1024], Map.of());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("завеликий");
    }

    @Test
    void two_editors_do_not_write_over_each_other() {
        var proof = saved(write(NO_FILE, Map.of()));
        marta.upload(proof + "/text", proof + "/text", "picture", NO_FILE, fields(Map.of("edition", "1", "title-uk", "Перший текст")));

        var second = marta.upload(proof + "/text", proof + "/text", "picture", NO_FILE, fields(Map.of("edition", "1", "title-uk", "Другий текст")));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("хтось зберіг інший текст", "Другий текст");
        assertThat(post(proof).story().title().uk()).isEqualTo("Перший текст");
    }

    @Test
    void only_an_editor_writes_the_news() {
        var proof = saved(write(NO_FILE, Map.of()));
        var olena = cast.signIn(OLENA);
        assertThat(marta.get("/office").body()).contains("href=\"/office/news\"");
        assertThat(olena.get("/office").body()).doesNotContain("href=\"/office/news\"");

        for (var address : List.of("/office/news", NEW, proof, proof + "/text")) {
            assertThat(olena.get(address).statusCode()).isEqualTo(403);
            assertThat(cast.guest().get(address).statusCode()).isEqualTo(302);
        }
        assertThat(olena.fill("/office", proof + "/publication", "edition", "1", "checked", "yes").statusCode()).isEqualTo(403);
        assertThat(marta.post(proof + "/publication", "edition", "1", "checked", "yes").statusCode()).isEqualTo(403);
        assertThat(posts.find(new PostId(proof.substring(proof.length() - 8))).orElseThrow().state()).isInstanceOf(Post.State.Draft.class);
    }

    @Test
    void a_post_that_never_was_is_not_found() {
        var form = saved(write(NO_FILE, Map.of()));
        for (var address : List.of("/office/news/aaaaaaaa", "/office/news/aaaaaaaa/text", "/office/news/A!", "/office/news/pictures/aaaaaaaaaaaaaaaa-640.jpg")) {
            assertThat(marta.get(address).statusCode()).isEqualTo(404);
        }
        assertThat(marta.fill(form, "/office/news/aaaaaaaa/publication", "edition", "1", "checked", "yes").statusCode()).isEqualTo(404);
    }

    // ——— the form as Marta fills it, but for these fields ———

    private HttpResponse<String> write(byte[] photo, Map<String, String> but) {
        return marta.upload(NEW, NEW, "picture", photo, fields(but));
    }

    private static String[] fields(Map<String, String> but) {
        var fields = new java.util.LinkedHashMap<>(Map.of(
                "title-uk", WATER.title().uk(), "title-en", WATER.title().en(),
                "lead-uk", WATER.lead().uk(), "lead-en", WATER.lead().en(),
                "body-uk", WATER.body().uk(), "body-en", WATER.body().en()));
        fields.putAll(but);
        var all = new ArrayList<String>();
        fields.forEach((name, value) -> all.addAll(List.of(name, value)));
        return all.toArray(String[]::new);
    }

    private static String saved(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        var to = Pattern.compile("/office/news/[a-z2-9]{8}$").matcher(answer.headers().firstValue("Location").orElseThrow());
        assertThat(to.find()).isTrue();
        return to.group();
    }

    private Post post(String proof) {
        return posts.find(new PostId(proof.substring(proof.length() - 8))).orElseThrow();
    }
}
