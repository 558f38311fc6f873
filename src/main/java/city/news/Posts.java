package city.news;

import static city.ground.Time.utc;
import static city.ground.Time.utcOrNull;

import city.identity.OfficialId;
import city.live.Line;
import city.pack.Pack;
import city.pack.Text;
import city.territory.Katottg;
import city.territory.Sought;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of posts and of everything that was ever written in them. One transaction publishes a post and says so on the line. */
@Component
@Transactional
public class Posts {

    /** All words of an edition, as the index {@code editions_words} has them. */
    static final String WORDS = """
            lower((e.words #>> '{title,uk}') || ' ' || (e.words #>> '{lead,uk}') || ' ' || (e.words #>> '{body,uk}') || ' ' || \
            (e.words #>> '{title,en}') || ' ' || (e.words #>> '{lead,en}') || ' ' || (e.words #>> '{body,en}'))""";

    private final JdbcClient sql;
    private final Clock clock;
    private final Line line;
    private final PostRow.Reader rows;
    private final Pictures pictures;
    private final Newest newest;
    private final Sought.Reader reader;
    private final boolean demo;

    Posts(JdbcClient sql, Clock clock, Line line, PostRow.Reader rows, Pictures pictures, Newest newest, Sought.Reader reader, Pack pack) {
        this.sql = sql;
        this.clock = clock;
        this.line = line;
        this.rows = rows;
        this.pictures = pictures;
        this.newest = newest;
        this.reader = reader;
        this.demo = pack.demo();
    }

    // ——— writing ———

    /** A new draft. */
    PostId write(OfficialId author, Story story, Optional<Darkroom.Developing.Done> picture) {
        var id = PostId.fresh();
        keep(story, picture);
        sql.sql("insert into news.posts (id, invented) values (:id, :invented)").param("id", id.value()).param("invented", demo).update();
        save(id, 1, story, clock.instant(), author);
        return id;
    }

    sealed interface Rewriting {
        record Done() implements Rewriting {}

        /** Somebody saved another text meanwhile: theirs stands. */
        record Overtaken() implements Rewriting {}

        record Withdrawn() implements Rewriting {}

        record NoSuchPost() implements Rewriting {}
    }

    /** Saves another text after the one that was {@code seen}. Readers go on seeing what was published. */
    Rewriting rewrite(PostId id, int seen, OfficialId author, Story story, Optional<Darkroom.Developing.Done> picture) {
        return switch (locked(id)) {
            case null -> new Rewriting.NoSuchPost();
            case Post(_, _, Post.State.Withdrawn _, _) -> new Rewriting.Withdrawn();
            case Post post when post.edition().number() != seen -> new Rewriting.Overtaken();
            case Post _ -> {
                keep(story, picture);
                save(id, seen + 1, story, clock.instant(), author);
                yield new Rewriting.Done();
            }
        };
    }

    sealed interface Publishing {
        record Done(Slug slug) implements Publishing {}

        /** What was looked at and checked is not what is there now. */
        record Overtaken() implements Publishing {}

        /** Out already, or withdrawn. */
        record TooLate() implements Publishing {}

        record NoSuchPost() implements Publishing {}
    }

    /** Shows everyone the text that was {@code seen}: a first publication is news, a later one corrects it. */
    Publishing publish(PostId id, int seen, OfficialId editor) {
        var post = locked(id);
        if (post == null) {
            return new Publishing.NoSuchPost();
        }
        if (post.edition().number() != seen) {
            return new Publishing.Overtaken();
        }
        var now = clock.instant();
        return switch (post.state()) {
            case Post.State.Withdrawn _ -> new Publishing.TooLate();
            case Post.State.Published _ when post.edition().out() -> new Publishing.TooLate();
            case Post.State.Published(var slug, _, _) -> {
                out(post, now, editor);
                line.say("news-changed", rows.notice(slug));
                yield new Publishing.Done(slug);
            }
            case Post.State.Draft _ -> {
                var slug = Slug.of(post.story().title().uk());
                sql.sql("update news.posts set slug = :slug, published_at = :now where id = :id")
                        .param("slug", slug.value())
                        .param("now", utc(now))
                        .param("id", id.value())
                        .update();
                out(post, now, editor);
                line.say("news", rows.notice(slug, title(post)));
                yield new Publishing.Done(slug);
            }
        };
    }

    sealed interface Withdrawing {
        record Done() implements Withdrawing {}

        /** Not out, or withdrawn before. */
        record TooLate() implements Withdrawing {}
    }

    /** Takes a published post back. The address stays and says why; the text is seen by the office alone. */
    Withdrawing withdraw(PostId id, OfficialId editor, Text because) {
        var slug = sql.sql("""
                        update news.posts
                           set withdrawn_at = :now, withdrawn_by = :editor, because_uk = :uk, because_en = :en
                         where id = :id and published_at is not null and withdrawn_at is null
                     returning slug""")
                .param("now", utc(clock.instant()))
                .param("editor", editor.value())
                .param("uk", because.uk())
                .param("en", because.en())
                .param("id", id.value())
                .query(String.class)
                .optional();
        slug.ifPresent(gone -> line.say("news-changed", rows.notice(new Slug(gone))));
        return slug.isPresent() ? new Withdrawing.Done() : new Withdrawing.TooLate();
    }

    /** An invented post of the demo that has been out since {@code at}. */
    void invent(Slug slug, Story story, Instant at) {
        var id = PostId.fresh();
        sql.sql("insert into news.posts (id, slug, invented, published_at) values (:id, :slug, true, :at)")
                .param("id", id.value())
                .param("slug", slug.value())
                .param("at", utc(at))
                .update();
        save(id, 1, story, at, null);
        sql.sql("update news.editions set published_at = :at where post = :id").param("at", utc(at)).param("id", id.value()).update();
    }

    // ——— reading ———

    /** The newest posts, from memory: also while the database is away, so without a transaction, which would ask for it. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Post> latest(int most) {
        var posts = newest.posts();
        return posts.subList(0, Math.min(most, posts.size()));
    }

    /** What stands at the address: what is out, or that it was withdrawn. */
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<Post> find(Slug slug) {
        return newest.posts().stream()
                .filter(post -> post.slug().filter(slug::equals).isPresent())
                .findFirst()
                .or(() -> sql.sql(PostRow.LIVE + " and p.slug = :slug").param("slug", slug.value()).query(PostRow.class).optional().map(rows::post));
    }

    /** The post with the text that was saved last, published or not: what the editor works on. */
    Optional<Post> find(PostId id) {
        return sql.sql(PostRow.WRITTEN + " and p.id = :id").param("id", id.value()).query(PostRow.class).optional().map(rows::post);
    }

    /** Everything that was ever saved in one post, newest first. */
    List<Edition> editions(PostId id) {
        return sql.sql(PostRow.ALL + " and p.id = :id order by e.number desc")
                .param("id", id.value())
                .query(PostRow.class)
                .list()
                .stream()
                .map(rows::post)
                .map(Post::edition)
                .toList();
    }

    boolean none() {
        return sql.sql("select not exists (select from news.posts)").query(Boolean.class).single();
    }

    /** What the archive is asked for; empty parts ask for everything. */
    record Search(String words, @Nullable Instant from, @Nullable Instant until, Optional<Katottg> unit, int page) {
        static final int PAGE = 20;
    }

    /** What is out, by words, days and place, newest first; one more than a page, so that the reader knows of a next one. */
    List<Post> search(Search search) {
        var sought = reader.read(search.words());
        if (sought.empty() && !search.words().isBlank()) {
            return List.of();
        }
        return sql.sql(PostRow.LIVE + (sought.empty() ? "" : " and " + sought.in(WORDS)) + """

                           and p.withdrawn_at is null
                           and (cast(:from as timestamptz) is null or p.published_at >= :from)
                           and (cast(:until as timestamptz) is null or p.published_at < :until)
                           and (:unit = '' or :unit = any(e.units))
                         order by p.published_at desc, p.id
                         limit :most offset :skip""")
                .params(sought.holes())
                .param("from", utcOrNull(search.from()))
                .param("until", utcOrNull(search.until()))
                .param("unit", search.unit().map(Katottg::value).orElse(""))
                .param("most", Search.PAGE + 1)
                .param("skip", search.page() * Search.PAGE)
                .query(PostRow.class)
                .list()
                .stream()
                .map(rows::post)
                .toList();
    }

    /** What the office has written, drafts first, then by the last change. */
    List<Post> all(int page, int size) {
        return sql.sql(PostRow.WRITTEN + " order by p.published_at is not null, coalesce(p.withdrawn_at, e.saved_at) desc, p.id limit :most offset :skip")
                .param("most", size + 1)
                .param("skip", page * size)
                .query(PostRow.class)
                .list()
                .stream()
                .map(rows::post)
                .toList();
    }

    // ——— below: one step each ———

    /** The post for as long as this transaction lasts: two editors who press at once take turns. */
    private @Nullable Post locked(PostId id) {
        sql.sql("select id from news.posts where id = :id for update").param("id", id.value()).query(String.class).optional();
        return find(id).orElse(null);
    }

    /** A new picture lies under the key by which its story names it. */
    private void keep(Story story, Optional<Darkroom.Developing.Done> picture) {
        picture.ifPresent(developed -> pictures.keep(story.picture().orElseThrow().key(), developed));
    }

    private void save(PostId id, int number, Story story, Instant at, @Nullable OfficialId author) {
        sql.sql("""
                        insert into news.editions (post, number, words, picture, alt, units, saved_at, saved_by)
                        values (:post, :number, :words::jsonb, :picture, :alt::jsonb, string_to_array(:units, ','), :at, :by)""")
                .param("post", id.value())
                .param("number", number)
                .param("words", rows.words(story))
                .param("picture", story.picture().map(picture -> picture.key().value()).orElse(null))
                .param("alt", rows.alt(story))
                .param("units", String.join(",", story.units().stream().map(Katottg::value).toList()))
                .param("at", utc(at))
                .param("by", author == null ? null : author.value(), java.sql.Types.OTHER)
                .update();
    }

    private void out(Post post, Instant at, OfficialId editor) {
        sql.sql("update news.editions set published_at = :at, published_by = :by where post = :post and number = :number")
                .param("at", utc(at))
                .param("by", editor.value())
                .param("post", post.id().value())
                .param("number", post.edition().number())
                .update();
    }

    private static Text title(Post post) {
        return new Text(post.headline(city.pack.Language.UK), post.headline(city.pack.Language.EN));
    }
}
