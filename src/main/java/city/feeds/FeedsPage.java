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
import org.springframework.web.servlet.view.RedirectView;

/** What each official source says now, how fresh it is, and the switch for one that is known to be wrong. */
@Controller
@Staff({Role.DUTY_OFFICER, Role.SYSTEM_ADMIN})
class FeedsPage {

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

    record Model(List<Heard> heard) {}

    @GetMapping("/office/feeds")
    View show() {
        return Html.of(FeedsPage.class, new Model(sources.all().stream().map(this::heard).toList()));
    }

    /** Whether this source is listened to. */
    @PostMapping("/office/feeds/{name}")
    RedirectView listen(@PathVariable("name") String name, @RequestParam("muted") boolean muted, Official me) {
        if (sources.all().stream().noneMatch(source -> source.name().equals(name))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        switches.turn(name, muted, me);
        return new RedirectView("/office/feeds");
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
