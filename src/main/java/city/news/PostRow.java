package city.news;

import city.identity.OfficialId;
import city.pack.Text;
import city.territory.Katottg;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code news.posts} beside one of its editions, on the way to the nouns. */
record PostRow(
        String id,
        @Nullable String slug,
        boolean invented,
        @Nullable Instant publishedAt,
        @Nullable Instant withdrawnAt,
        @Nullable UUID withdrawnBy,
        @Nullable String becauseUk,
        @Nullable String becauseEn,
        int number,
        String words,
        @Nullable String picture,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String alt,
        String units,
        Instant savedAt,
        @Nullable UUID savedBy,
        @Nullable Instant outAt,
        @Nullable UUID outBy) {

    private static final String EACH = """
            select p.id, p.slug, p.invented, p.published_at, p.withdrawn_at, p.withdrawn_by, p.because_uk, p.because_en,
                   e.number, e.words::text as words, e.picture, g.width, g.height, e.alt::text as alt,
                   array_to_string(e.units, ',') as units, e.saved_at, e.saved_by, e.published_at as out_at, e.published_by as out_by
              from news.posts p
              join news.editions e on e.post = p.id
              left join news.pictures g on g.key = e.picture
            """;

    /** Posts as readers see them: what was last published. */
    static final String LIVE = EACH + " where e.number = (select max(number) from news.editions where post = p.id and published_at is not null)\n";

    /** Posts as the editor left them, published or not. */
    static final String WRITTEN = EACH + " where e.number = (select max(number) from news.editions where post = p.id)\n";

    /** Every edition of every post. */
    static final String ALL = EACH + " where true\n";

    /** The part of the words that is a text column of its own: in the row they are one document. */
    private record Said(Text title, Text lead, Text body) {}

    /** Reads and writes the documents within a row. */
    @Component
    static class Reader {

        private final JsonMapper json;

        Reader(JsonMapper json) {
            this.json = json;
        }

        Post post(PostRow row) {
            return new Post(new PostId(row.id()), edition(row), state(row), row.invented());
        }

        private Edition edition(PostRow row) {
            return new Edition(
                    row.number(), story(row), row.savedAt(), Optional.ofNullable(row.savedBy()).map(OfficialId::new),
                    Optional.ofNullable(row.outAt()), Optional.ofNullable(row.outBy()).map(OfficialId::new));
        }

        private Story story(PostRow row) {
            var said = json.readValue(row.words(), Said.class);
            return new Story(said.title(), said.lead(), said.body(), picture(row), units(row.units()));
        }

        private Optional<Picture> picture(PostRow row) {
            return row.picture() == null
                    ? Optional.empty()
                    : Optional.of(new Picture(
                            new PictureKey(row.picture()), need(row.width()), need(row.height()), json.readValue(need(row.alt()), Text.class)));
        }

        private static List<Katottg> units(String joined) {
            return joined.isEmpty() ? List.of() : java.util.Arrays.stream(joined.split(",")).map(Katottg::new).toList();
        }

        private static Post.State state(PostRow row) {
            if (row.slug() == null) {
                return new Post.State.Draft();
            }
            var slug = new Slug(row.slug());
            var first = need(row.publishedAt());
            return row.withdrawnAt() == null
                    ? new Post.State.Published(slug, first, Optional.ofNullable(row.outAt()).filter(at -> at.isAfter(first)))
                    : new Post.State.Withdrawn(slug, row.withdrawnAt(), new OfficialId(need(row.withdrawnBy())), new Text(need(row.becauseUk()), need(row.becauseEn())));
        }

        private static <T> T need(@Nullable T value) {
            return Objects.requireNonNull(value);
        }

        String words(Story story) {
            return json.writeValueAsString(new Said(story.title(), story.lead(), story.body()));
        }

        @Nullable String alt(Story story) {
            return story.picture().map(Picture::alt).map(json::writeValueAsString).orElse(null);
        }

        /** What phones are told of a post that was corrected or withdrawn. */
        String notice(Slug slug) {
            return json.writeValueAsString(Map.of("slug", slug.value()));
        }

        /** What phones are told of a new post. */
        String notice(Slug slug, Text title) {
            return json.writeValueAsString(Map.of("slug", slug.value(), "title", title));
        }
    }
}
