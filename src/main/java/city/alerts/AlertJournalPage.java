package city.alerts;

import city.identity.OfficialId;
import city.identity.Officials;
import city.identity.Role;
import city.identity.Staff;
import city.pack.Town;
import city.shell.Html;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** Who sent, confirmed, refused or took back what, newest first: for the auditor, and for those who answer for it. */
@Controller
@Staff({Role.AUDITOR, Role.DUTY_OFFICER, Role.ALERT_APPROVER})
class AlertJournalPage {

    /** What lies deeper is found by days. */
    private static final int LAST_PAGE = 500;

    private final AlertJournal journal;
    private final Officials officials;
    private final Town town;

    AlertJournalPage(AlertJournal journal, Officials officials, Town town) {
        this.journal = journal;
        this.officials = officials;
        this.town = town;
    }

    /** What was asked for, word for word; {@code unclear} names the field that made no sense. */
    record Asked(String day, String person, int page, Optional<String> unclear) {

        boolean any() {
            return !(day + person).isBlank();
        }

        /** The same question for another page. */
        String address(int other) {
            return UriComponentsBuilder.fromPath("/office/alerts/journal")
                    .queryParam("day", "{day}")
                    .queryParam("person", "{person}")
                    .queryParam("page", other)
                    .encode()
                    .buildAndExpand(day, person)
                    .toUriString();
        }
    }

    record Model(Asked asked, List<AlertJournal.Entry> entries, boolean more, Map<OfficialId, String> names) {

        String name(OfficialId official) {
            return names.getOrDefault(official, official.toString());
        }
    }

    @GetMapping("/office/alerts/journal")
    View show(
            @RequestParam(name = "day", defaultValue = "") String typed,
            @RequestParam(name = "person", defaultValue = "") String person,
            @RequestParam(name = "page", defaultValue = "0") String page) {
        var names = officials.names();
        var day = day(typed);
        var who = names.keySet().stream().filter(id -> id.value().toString().equals(person)).findFirst();
        var number = page.matches("\\d{1,4}") ? Integer.parseInt(page) : -1;
        var unclear = !typed.isBlank() && day.isEmpty()
                ? Optional.of("day")
                : !person.isBlank() && who.isEmpty() ? Optional.of("person") : number < 0 || number > LAST_PAGE ? Optional.of("page") : Optional.<String>empty();
        var asked = new Asked(typed, person, Math.max(0, number), unclear);
        if (unclear.isPresent()) {
            return Html.of(AlertJournalPage.class, new Model(asked, List.of(), false, names)).refused(400);
        }
        var from = day.map(ZonedDateTime::toInstant);
        var until = day.map(midnight -> midnight.plusDays(1).toInstant());
        var found = journal.search(new AlertJournal.Search(orNull(from), orNull(until), who, number));
        var shown = found.subList(0, Math.min(found.size(), AlertJournal.Search.PAGE));
        return Html.of(AlertJournalPage.class, new Model(asked, shown, found.size() > shown.size(), names));
    }

    private static @org.jspecify.annotations.Nullable Instant orNull(Optional<Instant> instant) {
        return instant.orElse(null);
    }

    private Optional<ZonedDateTime> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip())).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200).map(day -> day.atStartOfDay(town.timeZone()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
