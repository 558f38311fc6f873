package city.news;

import city.identity.OfficialId;
import city.pack.Language;
import city.pack.Text;
import city.shell.Words;
import java.time.Instant;
import java.util.Optional;

/** A piece of city news: one edition of its story, and where the post stands. */
public record Post(PostId id, Edition edition, State state, boolean invented) {

    sealed interface State {
        /** Being written; only the office knows of it. */
        record Draft() implements State {}

        /** Read by everyone, perhaps corrected since. */
        record Published(Slug slug, Instant at, Optional<Instant> correctedAt) implements State {}

        /** Taken back: the address stays and says why. */
        record Withdrawn(Slug slug, Instant at, OfficialId by, Text because) implements State {}
    }

    Story story() {
        return edition.story();
    }

    /** The title as people read it: what was written for a demonstration says so first. */
    public String headline(Language language) {
        var title = story().title().in(language);
        return invented ? Words.say(language, "shell.demo.prefix") + " " + title : title;
    }

    public String lead(Language language) {
        return story().lead().in(language);
    }

    public Optional<Slug> slug() {
        return switch (state) {
            case State.Draft _ -> Optional.empty();
            case State.Published(var slug, _, _) -> Optional.of(slug);
            case State.Withdrawn(var slug, _, _, _) -> Optional.of(slug);
        };
    }

    /** Where readers find it. */
    public String address() {
        return "/news/" + slug().orElseThrow(() -> new IllegalStateException("a draft is nobody's business yet"));
    }

    /** When it first went out. */
    public Instant publishedAt() {
        return switch (state) {
            case State.Draft _, State.Withdrawn _ -> throw new IllegalStateException("only what is out has a date");
            case State.Published(_, var at, _) -> at;
        };
    }

    public Optional<Instant> correctedAt() {
        return switch (state) {
            case State.Draft _, State.Withdrawn _ -> Optional.empty();
            case State.Published(_, _, var correctedAt) -> correctedAt;
        };
    }
}
