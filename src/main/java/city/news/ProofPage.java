package city.news;

import city.identity.Official;
import city.identity.OfficialId;
import city.identity.Officials;
import city.identity.Role;
import city.identity.Staff;
import city.news.Posts.Publishing;
import city.news.Posts.Withdrawing;
import city.pack.Text;
import city.shell.Frame;
import city.shell.Html;
import city.territory.Unit;
import city.territory.Units;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The post as readers will see it, in both languages: here it is checked, published, corrected and withdrawn. */
@Controller
@Staff(Role.EDITOR)
class ProofPage {

    private static final int LONGEST_REASON = 300;

    private final Posts posts;
    private final Officials officials;
    private final Units units;

    ProofPage(Posts posts, Officials officials, Units units) {
        this.posts = posts;
        this.officials = officials;
        this.units = units;
    }

    /** One thing that happened to the post; {@code deed} names its words, {@code who} is empty for the house itself. */
    record Step(Instant at, String deed, String who) {}

    /** {@code because} is what was typed as the reason of a withdrawal that was refused. */
    record Model(Post post, List<Unit> places, List<Step> history, Map<String, String> mistakes, String becauseUk, String becauseEn) {}

    @GetMapping("/office/news/{id:[a-z2-9]{8}}")
    View show(@PathVariable("id") PostId id) {
        return page(id, Map.of(), "", "");
    }

    /** {@code edition} is the text that was looked at: what has been written since is not published unseen. */
    @PostMapping("/office/news/{id:[a-z2-9]{8}}/publication")
    View publish(
            @PathVariable("id") PostId id,
            @RequestParam(name = "edition", defaultValue = "") String edition,
            @RequestParam(name = "checked", defaultValue = "") String checked,
            @RequestParam(name = "ukrainian", defaultValue = "") String ukrainian,
            Official me,
            HttpServletRequest request) {
        var frame = Frame.of(request);
        if (checked.isEmpty()) {
            return page(id, Map.of("checked", frame.say("news.proof.checked.missing")), "", "").refused(422);
        }
        if (ukrainian.isEmpty() && !find(id).story().inEnglish()) {
            return page(id, Map.of("ukrainian", frame.say("news.proof.ukrainian.missing")), "", "").refused(422);
        }
        return switch (posts.publish(id, edition.matches("\\d{1,6}") ? Integer.parseInt(edition) : -1, me.id())) {
            case Publishing.Done _ -> Html.elsewhere(WritingPage.address(id));
            case Publishing.Overtaken _ -> page(id, Map.of("checked", frame.say("news.proof.overtaken")), "", "").refused(409);
            case Publishing.TooLate _ -> page(id, Map.of("main", frame.say("news.proof.too-late")), "", "").refused(409);
            case Publishing.NoSuchPost _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @PostMapping("/office/news/{id:[a-z2-9]{8}}/withdrawal")
    View withdraw(
            @PathVariable("id") PostId id,
            @RequestParam(name = "because-uk", defaultValue = "") String uk,
            @RequestParam(name = "because-en", defaultValue = "") String en,
            Official me,
            HttpServletRequest request) {
        var frame = Frame.of(request);
        var mistakes = new LinkedHashMap<String, String>();
        reason(mistakes, frame, "uk", Plain.clean(uk));
        var english = find(id).story().inEnglish() || !en.isBlank();
        if (english) {
            reason(mistakes, frame, "en", Plain.clean(en));
        }
        if (!mistakes.isEmpty()) {
            return page(id, mistakes, Plain.clean(uk), Plain.clean(en)).refused(422);
        }
        return switch (posts.withdraw(id, me.id(), new Text(Plain.clean(uk), Plain.clean(english ? en : uk)))) {
            case Withdrawing.Done _ -> Html.elsewhere(WritingPage.address(id));
            case Withdrawing.TooLate _ -> page(id, Map.of("main", frame.say("news.proof.too-late")), "", "").refused(409);
        };
    }

    private static void reason(Map<String, String> mistakes, Frame frame, String language, String text) {
        if (text.isEmpty()) {
            mistakes.put("because-" + language, frame.say("news.proof.because.missing." + language));
        } else if (text.length() > LONGEST_REASON) {
            mistakes.put("because-" + language, frame.say("news.write.long", LONGEST_REASON, text.length()));
        }
    }

    private Html page(PostId id, Map<String, String> mistakes, String becauseUk, String becauseEn) {
        var post = find(id);
        var places = post.story().units().stream().flatMap(unit -> units.find(unit).stream()).toList();
        return Html.of(ProofPage.class, new Model(post, places, history(post), mistakes, becauseUk, becauseEn));
    }

    private Post find(PostId id) {
        return posts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Newest first. */
    private List<Step> history(Post post) {
        var steps = new ArrayList<Step>();
        if (post.state() instanceof Post.State.Withdrawn gone) {
            steps.add(new Step(gone.at(), "withdrawn", officials.named(gone.by())));
        }
        var editions = posts.editions(post.id());
        var first = editions.reversed().stream().filter(Edition::out).findFirst().map(Edition::number).orElse(0);
        for (var edition : editions) {
            edition.publishedAt().ifPresent(at -> steps.add(new Step(at, edition.number() == first ? "published" : "corrected", name(edition.publishedBy()))));
            steps.add(new Step(edition.savedAt(), "saved", name(edition.savedBy())));
        }
        return steps;
    }

    private String name(Optional<OfficialId> id) {
        return id.map(officials::named).orElse("");
    }
}
