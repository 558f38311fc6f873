package city.home;

import city.alerts.Alert;
import city.alerts.Board;
import city.alerts.Kind.Utility;
import city.alerts.Life;
import city.alerts.Notices;
import city.alerts.Severity;
import city.news.Post;
import city.news.Posts;
import city.shell.Anyone;
import city.shell.Frame;
import city.shell.Shelf;
import city.territory.Unit;
import city.territory.Units;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** «Зараз»: is it safe here, is there light and water at home, what has changed. {@code now.js} keeps it so without a new load. */
@Controller
@Anyone
class HomePage {

    /** How far ahead planned things are shown. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private static final int MOST_OVER = 3;
    private static final int NEWS = 3;

    private final Board board;
    private final Notices notices;
    private final Posts posts;
    private final Units units;
    private final JsonMapper json;
    private final Shelf shelf;

    HomePage(Board board, Notices notices, Posts posts, Units units, JsonMapper json, Shelf shelf) {
        this.board = board;
        this.notices = notices;
        this.posts = posts;
        this.units = units;
        this.json = json;
        this.shelf = shelf;
    }

    record Model(
            Strip strip,
            Optional<Card> alarm,
            List<String> steps,
            String since,
            Here here,
            List<Outage> outages,
            String quiet,
            List<Card> over,
            List<Card> cards,
            List<Card> planned,
            List<Card> also,
            List<Unit> districts,
            List<Unit> settlements,
            List<Post> news,
            Instant readAt,
            String state,
            String words) {}

    /** A part of the city that may be chosen, and all that contains it: what an alert must name to mean it. */
    record Part(String code, city.pack.Text name, List<String> within) {}

    record Words(Map<String, String> words, List<Part> parts) {}

    @GetMapping("/")
    Object show(@RequestParam(name = "unit", defaultValue = "") String unit, HttpServletRequest request) {
        var here = new Here(units, units.parts().stream().filter(part -> part.code().value().equals(unit)).findFirst());
        return shelf.page(request, HomePage.class, here.unit().map(Unit::code), () -> model(board.now(), here, Frame.of(request)));
    }

    private Model model(Board.Now now, Here here, Frame frame) {
        var at = frame.now();
        var state = State.of(now, at, here);
        var inStrip = switch (state) {
            case State.Danger(var alert) -> Optional.of(alert);
            case State.Drill(var alert) -> Optional.of(alert);
            case State.Unheard _, State.Silent _, State.Unread _, State.Calm _ -> Optional.<Alert>empty();
        };
        var alarm = inStrip.filter(alert -> alarming(alert, here, at));
        var holding = now.alerts().stream().filter(alert -> !alert.planned(at) && inStrip.filter(alert::equals).isEmpty()).toList();
        var off = off(holding, here);
        return new Model(
                Strip.of(state, here, now.readAt(), frame),
                alarm.map(alert -> Card.of(alert, here, frame)),
                alarm.map(alert -> alert.latest().wording().in(frame.language()).instruction()).orElse(List.of()),
                alarm.map(alert -> frame.say("home.until-clear", frame.at(alert.openedAt()))).orElse(""),
                here,
                off.entrySet().stream().map(entry -> Outage.of(entry.getKey(), entry.getValue(), here, frame)).toList(),
                quiet(off, frame),
                cards(now.ended().stream().filter(alert -> here.mine(alert) && !alert.replayed()).limit(MOST_OVER), here, frame),
                cards(sorted(holding, here).filter(alert -> big(alert) && !off.containsValue(alert)), here, frame),
                cards(now.alerts().stream().filter(alert -> soon(alert, here, at)).sorted(Comparator.comparing(alert -> alert.latest().onset())), here, frame),
                cards(sorted(holding, here).filter(alert -> !big(alert) && !off.containsValue(alert)), here, frame),
                units.districts(),
                units.parts().stream().filter(part -> part.category() != Unit.Category.B).toList(),
                posts.latest(NEWS),
                now.readAt(),
                forScript(notices.current(now)),
                forScript(json.writeValueAsString(new Words(words(frame), units.parts().stream().map(this::part).toList()))));
    }

    /** Whether the page itself turns red: an Extreme alert that holds for all who read this page, and is meant in earnest. */
    private static boolean alarming(Alert alert, Here here, Instant at) {
        return alert.severity() == Severity.EXTREME
                && !alert.replayed()
                && !(alert.life(at) instanceof Life.Expired)
                && (here.unit().isPresent() || here.everywhere(alert));
    }

    /** The worst outage of each supply at this place. */
    private static Map<Utility, Alert> off(List<Alert> holding, Here here) {
        var off = new EnumMap<Utility, Alert>(Utility.class);
        if (here.unit().isPresent()) {
            holding.stream()
                    .filter(here::touches)
                    .sorted(Comparator.comparing(here::reach).thenComparing(Alert::severity))
                    .forEach(alert -> alert.kind().utility().ifPresent(utility -> off.putIfAbsent(utility, alert)));
        }
        return off;
    }

    /** «Вода, газ: відключень не оголошено»: not that they are there, for that nobody told us. */
    private static String quiet(Map<Utility, Alert> off, Frame frame) {
        var rest = Stream.of(Utility.values()).filter(utility -> !off.containsKey(utility)).toList();
        if (rest.isEmpty()) {
            return "";
        }
        var names = rest.stream().map(utility -> frame.say("home.supply." + utility.code())).collect(Collectors.joining(", "));
        return frame.say("home.quiet", names.substring(0, 1) + names.substring(1).toLowerCase(frame.language().locale()));
    }

    private static Stream<Alert> sorted(List<Alert> alerts, Here here) {
        return alerts.stream().sorted(Comparator.comparing(Alert::replayed).thenComparing(here::reach).thenComparing(Alert::severity));
    }

    private static boolean big(Alert alert) {
        return alert.kind().utility().isEmpty() && alert.severity().worseThan(Severity.MINOR);
    }

    private static boolean soon(Alert alert, Here here, Instant at) {
        return alert.planned(at) && alert.latest().onset().isBefore(at.plus(AHEAD)) && here.touches(alert);
    }

    private static List<Card> cards(Stream<Alert> alerts, Here here, Frame frame) {
        return alerts.map(alert -> Card.of(alert, here, frame)).toList();
    }

    private Part part(Unit unit) {
        var within = new ArrayList<String>();
        for (Optional<Unit> outer = Optional.of(unit); outer.isPresent(); outer = outer.get().parent().flatMap(units::find)) {
            within.add(outer.get().code().value());
        }
        return new Part(unit.code().value(), unit.name(), within);
    }

    /** The sentences {@code now.js} says, with their holes left open. */
    private static Map<String, String> words(Frame frame) {
        var words = new java.util.TreeMap<String, String>();
        Stream.of(
                        "home.calm", "home.silent", "home.silent.minutes", "home.silent.hours", "home.silent.never", "home.silent.muted",
                        "home.silent.just", "home.unheard", "home.unheard.line", "home.cut", "home.cut.line", "home.cut.danger", "alerts.replayed",
                        "home.danger.until-clear", "home.danger.since", "alerts.life.expired", "alerts.life.expired.other", "home.over.at",
                        "alerts.over.mark.clear", "alerts.over.mark.done", "alerts.over.mark.cancelled",
                        "home.checked.ago", "home.since", "home.since.ago", "home.lasted", "home.partly", "home.quiet",
                        "alerts.severity.extreme", "alerts.severity.severe", "alerts.severity.moderate", "alerts.severity.minor",
                        "home.supply.power", "home.supply.water", "home.supply.heat", "home.supply.gas",
                        "home.off.power", "home.off.water", "home.off.heat", "home.off.gas",
                        "home.late.power", "home.late.water", "home.late.heat", "home.late.gas", "home.late.note",
                        "home.part.power", "home.part.water", "home.part.heat", "home.part.gas",
                        "home.from", "home.until", "home.left.minutes", "home.left.hours")
                .forEach(key -> words.put(key.substring(key.indexOf('.') + 1), frame.say(key, "{0}", "{1}")));
        return words;
    }

    /** Inside a script element only {@code <} could end it. */
    static String forScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
