package city.news;

import city.pack.Town;
import city.shell.Anyone;
import city.shell.Html;
import city.territory.Katottg;
import city.territory.Unit;
import city.territory.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** The city's news, newest first, and the archive by words, days and place. */
@Controller
@Anyone
class NewsPage {

    private static final int LONGEST_WORDS = 100;

    /** What lies deeper is found by days: skipping page after page would make the database read them all. */
    private static final int LAST_PAGE = 500;

    private final Posts posts;
    private final Units units;
    private final Town town;

    NewsPage(Posts posts, Units units, Town town) {
        this.posts = posts;
        this.units = units;
        this.town = town;
    }

    /** What was asked for, word for word, so that the form shows it again; {@code unclear} names the field that made no sense. */
    record Asked(String words, String from, String until, String unit, int page, Optional<String> unclear) {

        Asked unclear(String field) {
            return new Asked(words, from, until, unit, page, Optional.of(field));
        }

        boolean any() {
            return !(words + from + until + unit).isBlank();
        }

        /** The same question for another page. */
        String address(int other) {
            return UriComponentsBuilder.fromPath("/news")
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

    record Model(Asked asked, List<Unit> parts, List<Post> posts, boolean more) {}

    @GetMapping("/news")
    View show(
            @RequestParam(name = "q", defaultValue = "") String words,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "until", defaultValue = "") String until,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "page", defaultValue = "0") String page) {
        var first = day(from);
        var last = day(until);
        var place = part(unit);
        var number = page.matches("\\d{1,4}") ? Integer.parseInt(page) : -1;
        var unclear = words.length() > LONGEST_WORDS
                ? "words"
                : !from.isBlank() && first == null || !until.isBlank() && last == null
                        ? "days"
                        : !unit.isBlank() && place.isEmpty() ? "unit" : number < 0 || number > LAST_PAGE ? "page" : null;
        var asked = new Asked(words, from, until, unit, Math.max(0, number), Optional.ofNullable(unclear));
        if (unclear != null) {
            return page(asked, List.of()).refused(400);
        }
        var search = new Posts.Search(Plain.clean(words), first, last == null ? null : last.plus(Duration.ofDays(1)), place, number);
        var found = asked.any() || number > 0 ? posts.search(search) : posts.latest(Posts.Search.PAGE + 1);
        return number > 0 && found.isEmpty() ? page(asked.unclear("page"), found).refused(404) : page(asked, found);
    }

    /** One more than a page was looked for: it only says that there is a next one. */
    private Html page(Asked asked, List<Post> found) {
        var shown = found.subList(0, Math.min(found.size(), Posts.Search.PAGE));
        return Html.of(NewsPage.class, new Model(asked, units.parts(), shown, found.size() > shown.size()));
    }

    private @Nullable Instant day(String text) {
        try {
            var day = LocalDate.parse(text.strip());
            return day.getYear() < 1900 || day.getYear() > 2200 ? null : day.atStartOfDay(town.timeZone()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Optional<Katottg> part(String code) {
        return units.parts().stream().map(Unit::code).filter(part -> part.value().equals(code)).findFirst();
    }
}
