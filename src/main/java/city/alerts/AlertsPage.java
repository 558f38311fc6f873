package city.alerts;

import city.pack.Town;
import city.shell.Anyone;
import city.shell.Html;
import city.territory.Katottg;
import city.territory.Unit;
import city.territory.Units;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** What the city warns of now, and everything it ever said, found by words, days and place. */
@Controller
@Anyone
class AlertsPage {

    private static final int LONGEST_WORDS = 100;
    /** What lies deeper is found by days: skipping page after page would make the database read them all. */
    private static final int LAST_PAGE = 500;

    private final Board board;
    private final Archive archive;
    private final Units units;
    private final Town town;

    AlertsPage(Board board, Archive archive, Units units, Town town) {
        this.board = board;
        this.archive = archive;
        this.units = units;
        this.town = town;
    }

    /** What was asked for, word for word, so that the form shows it again; {@code unclear} names the field that made no sense. */
    record Asked(String words, String from, String until, String unit, int page, boolean any, Optional<String> unclear) {

        /** The same question for another page. */
        String address(int other) {
            return UriComponentsBuilder.fromPath("/alerts")
                    .queryParam("q", "{q}")
                    .queryParam("from", "{from}")
                    .queryParam("until", "{until}")
                    .queryParam("unit", "{unit}")
                    .queryParam("page", other)
                    .encode()
                    .buildAndExpand(words, from, until, unit)
                    .toUriString();
        }
    }

    record Model(List<Alert> now, Asked asked, List<Unit> parts, List<Alert> found, boolean more) {}

    @GetMapping("/alerts")
    View show(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "until", defaultValue = "") String until,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "page", defaultValue = "0") String page) {
        var words = typed.replace("\0", "");
        var first = day(from);
        var last = day(until);
        var place = unit(unit);
        var number = page.matches("\\d{1,4}") ? Integer.parseInt(page) : -1;
        var unclear = unclear(words, from, first, until, last, unit, place, number);
        var any = !(words + from + until + unit).isBlank();
        var found = unclear.isPresent()
                ? List.<Alert>of()
                : archive.search(new Archive.Search(words.strip(), first, last == null ? null : last.plus(java.time.Duration.ofDays(1)), place, number));
        var more = found.size() > Archive.Search.PAGE;
        var now = board.now().alerts();
        var past = number > 0 && found.isEmpty() && unclear.isEmpty();
        if (!any && number == 0) {
            // What holds stands above the archive already.
            var above = now.stream().map(Alert::id).collect(Collectors.toSet());
            found = found.stream().filter(alert -> !above.contains(alert.id())).toList();
        }
        var asked = new Asked(words, from, until, unit, Math.max(0, number), any, past ? Optional.of("page") : unclear);

        var model = new Model(now, asked, units.parts(), found.subList(0, Math.min(found.size(), Archive.Search.PAGE)), more);
        var html = Html.of(AlertsPage.class, model);
        return unclear.isPresent() ? html.refused(400) : past ? html.refused(404) : html;
    }

    private static Optional<String> unclear(
            String words, String from, @Nullable Instant first, String until, @Nullable Instant last, String unit, Optional<Katottg> place, int page) {
        if (page < 0 || page > LAST_PAGE) {
            return Optional.of("page");
        }
        if (words.length() > LONGEST_WORDS) {
            return Optional.of("words");
        }
        if (!from.isBlank() && first == null || !until.isBlank() && last == null) {
            return Optional.of("days");
        }
        return !unit.isBlank() && place.isEmpty() ? Optional.of("unit") : Optional.empty();
    }

    private @Nullable Instant day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            return day.getYear() < 1900 || day.getYear() > 2200 ? null : day.atStartOfDay(town.timeZone()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Optional<Katottg> unit(String code) {
        return units.parts().stream().map(Unit::code).filter(part -> part.value().equals(code)).findFirst();
    }
}
