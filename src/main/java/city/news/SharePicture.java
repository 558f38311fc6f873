package city.news;

import city.pack.Language;
import city.pack.Town;
import city.shell.Anyone;
import city.shell.Poster;
import city.shell.Posters;
import city.shell.Words;
import city.territory.Units;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The picture that goes with a link to a post; in Ukrainian, since whoever fetches it has chosen no language. */
@Controller
@Anyone
class SharePicture {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Posts posts;
    private final Posters posters;
    private final Units units;
    private final Town town;

    SharePicture(Posts posts, Posters posters, Units units, Town town) {
        this.posts = posts;
        this.posters = posters;
        this.units = units;
        this.town = town;
    }

    @GetMapping("/news/{slug:" + Slug.PATTERN + "}/picture.png")
    ResponseEntity<byte[]> show(@PathVariable("slug") String address, HttpServletRequest request) {
        var post = Slug.read(address)
                .flatMap(posts::find)
                .filter(found -> found.state() instanceof Post.State.Published)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return posters.picture(poster(post)).answer(request, HOUR);
    }

    private Poster poster(Post post) {
        var places = post.story().units().stream()
                .flatMap(unit -> units.find(unit).stream())
                .map(unit -> unit.name().uk())
                .collect(Collectors.joining(", "));
        return new Poster(
                Poster.Tone.NEWS,
                Words.say(Language.UK, "news.title"),
                post.headline(Language.UK),
                places.isEmpty() ? post.lead(Language.UK) : places,
                Words.say(Language.UK, "shell.name") + " · " + town.name().uk());
    }
}
