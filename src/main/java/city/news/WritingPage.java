package city.news;

import city.identity.Official;
import city.identity.Role;
import city.identity.Staff;
import city.news.Darkroom.Developing;
import city.shell.Frame;
import city.shell.Html;
import city.territory.Unit;
import city.territory.Units;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Where a post is written, or written anew. Saving shows nothing to readers: it leads to the proof. */
@Controller
@Staff(Role.EDITOR)
class WritingPage {

    private final Posts posts;
    private final Pictures pictures;
    private final Darkroom darkroom;
    private final Units units;

    WritingPage(Posts posts, Pictures pictures, Darkroom darkroom, Units units) {
        this.posts = posts;
        this.pictures = pictures;
        this.darkroom = darkroom;
        this.units = units;
    }

    /** {@code address} is where the form goes, {@code back} where one leaves it without saving. */
    record Model(String address, String back, StoryForm form, List<Unit> parts, Map<String, String> mistakes) {}

    @GetMapping("/office/news/new")
    View blank() {
        return page("/office/news/new", "/office/news", StoryForm.EMPTY, Map.of());
    }

    @GetMapping("/office/news/{id:[a-z2-9]{8}}/text")
    View show(@PathVariable("id") PostId id) {
        var post = posts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page(address(id) + "/text", address(id), StoryForm.of(post), Map.of());
    }

    @PostMapping("/office/news/new")
    View write(@RequestParam(name = "picture", required = false) Optional<MultipartFile> file, Official me, HttpServletRequest request) throws IOException {
        var form = StoryForm.typed(request);
        return switch (read(form, file, Frame.of(request))) {
            case Reading.Unclear(var again, var mistakes) -> page("/office/news/new", "/office/news", again, mistakes).refused(422);
            case Reading.Clear(var story, var picture) -> Html.elsewhere(address(posts.write(me.id(), story, picture)));
        };
    }

    @PostMapping("/office/news/{id:[a-z2-9]{8}}/text")
    View rewrite(@PathVariable("id") PostId id, @RequestParam(name = "picture", required = false) Optional<MultipartFile> file, Official me, HttpServletRequest request)
            throws IOException {
        var form = StoryForm.typed(request);
        var frame = Frame.of(request);
        return switch (read(form, file, frame)) {
            case Reading.Unclear(var again, var mistakes) -> page(address(id) + "/text", address(id), again, mistakes).refused(422);
            case Reading.Clear(var story, var picture) -> switch (posts.rewrite(id, form.edition(), me.id(), story, picture)) {
                case Posts.Rewriting.Done _ -> Html.elsewhere(address(id));
                case Posts.Rewriting.Overtaken _ -> page(address(id) + "/text", address(id), picture.map(done -> form.with(Optional.of(pictures.setAside(done)))).orElse(form), Map.of("title-uk", frame.say("news.write.overtaken"))).refused(409);
                case Posts.Rewriting.Withdrawn _ -> page(address(id) + "/text", address(id), form, Map.of("title-uk", frame.say("news.write.withdrawn"))).refused(409);
                case Posts.Rewriting.NoSuchPost _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            };
        };
    }

    static String address(PostId id) {
        return "/office/news/" + id;
    }

    private Html page(String address, String back, StoryForm form, Map<String, String> mistakes) {
        return Html.of(WritingPage.class, new Model(address, back, form, units.parts(), mistakes));
    }

    /** What a form turned out to mean. */
    private sealed interface Reading {
        record Clear(Story story, Optional<Developing.Done> picture) implements Reading {}

        /** {@code form} is what is shown again: a good picture that came with it was set aside. */
        record Unclear(StoryForm form, Map<String, String> mistakes) implements Reading {}
    }

    private Reading read(StoryForm form, Optional<MultipartFile> file, Frame frame) throws IOException {
        var sent = file.filter(one -> !one.isEmpty());
        var kept = form.kept().flatMap(key -> pictures.size(key).map(size -> new Kept(key, size)));
        var mistakes = form.mistakes(frame, sent.isPresent() || kept.isPresent(), units);
        if (sent.isEmpty() && form.kept().isPresent() && kept.isEmpty()) {
            return unclear(form.with(Optional.empty()), mistakes, frame.say("news.write.picture.again"));
        }
        if (sent.isEmpty()) {
            return mistakes.isEmpty()
                    ? new Reading.Clear(form.story(kept.map(one -> new Picture(one.key(), one.size().width(), one.size().height(), form.alt()))), Optional.empty())
                    : new Reading.Unclear(form, mistakes);
        }
        return switch (darkroom.develop(sent.get().getBytes())) {
            case Developing.NotAPicture _ -> unclear(form, mistakes, frame.say("news.write.picture.wrong"));
            case Developing.TooLarge _ -> unclear(form, mistakes, frame.say("news.write.picture.large", Darkroom.LARGEST_FILE / 1024 / 1024));
            case Developing.Done done when !mistakes.isEmpty() -> new Reading.Unclear(form.with(Optional.of(pictures.setAside(done))), mistakes);
            case Developing.Done done -> new Reading.Clear(
                    form.story(Optional.of(new Picture(PictureKey.fresh(), done.width(), done.height(), form.alt()))), Optional.of(done));
        };
    }

    private record Kept(PictureKey key, Pictures.Size size) {}

    private static Reading unclear(StoryForm form, Map<String, String> mistakes, String picture) {
        mistakes.put("picture", picture);
        return new Reading.Unclear(form, mistakes);
    }
}
