package city.news;

import city.shell.Anyone;
import city.shell.Html;
import city.territory.Unit;
import city.territory.Units;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** One post at its address for ever; a withdrawn one says since when and why. */
@Controller
@Anyone
class PostPage {

    private static final int OTHERS = 5;

    private final Posts posts;
    private final Units units;

    PostPage(Posts posts, Units units) {
        this.posts = posts;
        this.units = units;
    }

    record Model(Post post, List<Unit> places, List<Post> others) {}

    @GetMapping("/news/{slug:" + Slug.PATTERN + "}")
    View show(@PathVariable("slug") String address) {
        var post = Slug.read(address).flatMap(posts::find).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var places = post.story().units().stream().flatMap(unit -> units.find(unit).stream()).toList();
        var others = posts.latest(OTHERS + 1).stream().filter(other -> !other.id().equals(post.id())).limit(OTHERS).toList();
        var html = Html.of(PostPage.class, new Model(post, places, others));
        return switch (post.state()) {
            case Post.State.Published _ -> html;
            case Post.State.Withdrawn _ -> html.refused(410);
            case Post.State.Draft _ -> throw new IllegalStateException("a draft has no address");
        };
    }
}
