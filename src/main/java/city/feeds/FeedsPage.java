package city.feeds;

import city.alerts.Sources;
import city.identity.Official;
import city.identity.Officials;
import city.identity.Role;
import city.identity.Staff;
import city.pack.Text;
import city.shell.Html;
import city.territory.Unit;
import city.territory.Units;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What each official source says now, how fresh it is, and the switch for one that is known to be wrong. */
@Controller
@Staff({Role.DUTY_OFFICER, Role.SYSTEM_ADMIN})
class FeedsPage {

    private static final int LONGEST_REASON = 500;

    private final Sources sources;
    private final Reports reports;
    private final UnknownKinds unknown;
    private final Turns turns;
    private final Switches switches;
    private final Officials officials;
    private final Units units;

    FeedsPage(Sources sources, Reports reports, UnknownKinds unknown, Turns turns, Switches switches, Officials officials, Units units) {
        this.sources = sources;
        this.reports = reports;
        this.unknown = unknown;
        this.turns = turns;
        this.switches = switches;
        this.officials = officials;
        this.units = units;
    }

    record Line(Report report, Text place) {}

    /** {@code who} did that, by name. */
    record Switched(Switches.Switch last, String who) {}

    /** {@code unknown} is what nobody is warned of. */
    record Heard(Sources.Source source, List<Line> lines, List<String> unknown, Optional<String> trouble, Optional<Switched> switched) {}

    /** {@code deaf} while no source of air-raid alerts is listened to; {@code error} stands beside {@code wrong}. */
    record Model(List<Heard> heard, boolean deaf, String wrong, Optional<String> error) {}

    @GetMapping("/office/feeds")
    View show() {
        return Html.of(FeedsPage.class, model("", Optional.empty()));
    }

    /** Whether this source is listened to. Who switches one off does not do so by a slip, and says why. */
    @PostMapping("/office/feeds/{name}")
    View listen(
            Official me,
            @PathVariable("name") String name,
            @RequestParam("muted") boolean muted,
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        if (sources.all().stream().noneMatch(source -> source.name().equals(name))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (muted && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            return Html.of(FeedsPage.class, model(name, Optional.of("feeds.error.reason"))).refused(422);
        }
        if (muted && !sure) {
            return Html.of(FeedsPage.class, model(name, Optional.of("feeds.error.sure"))).refused(422);
        }
        switches.turn(name, muted, me, muted ? reason.strip() : "");
        return Html.elsewhere("/office/feeds");
    }

    private Model model(String wrong, Optional<String> error) {
        var all = sources.all();
        var deaf = all.stream().filter(Sources.Source::alarms).allMatch(Sources.Source::muted) && all.stream().anyMatch(Sources.Source::alarms);
        return new Model(all.stream().map(this::heard).toList(), deaf, wrong, error);
    }

    private Heard heard(Sources.Source source) {
        return new Heard(
                source,
                reports.of(source.name()).stream()
                        .flatMap(report -> units.find(report.unit()).map(Unit::name).map(place -> new Line(report, place)).stream())
                        .toList(),
                unknown.recent().stream().filter(kind -> kind.source().equals(source.name())).map(UnknownKinds.UnknownKind::name).toList(),
                turns.trouble(source.name()),
                switches.last(source.name()).map(last -> new Switched(last, officials.named(last.official()))));
    }
}
