package city.identity;

import static java.util.stream.Collectors.joining;

import city.shell.Frame;
import city.shell.Html;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who came in and what was done to accounts, newest first. */
@Controller
@Staff({Role.AUDITOR, Role.SYSTEM_ADMIN})
class JournalPage {

    private static final int ON_A_PAGE = 50;

    private final Journal journal;

    JournalPage(Journal journal) {
        this.journal = journal;
    }

    record Model(List<Journal.Entry> entries) {

        /** «Марта → Богдан · Редактор, Аудитор · 203.0.113.7»: whoever and whatever is known. */
        static String line(Journal.Entry entry, Frame frame) {
            var people = Stream.of(entry.who(), entry.whom()).filter(Objects::nonNull).distinct().collect(joining(" → "));
            var roles = Stream.of(entry.details().split(" ")).filter(code -> !code.isEmpty()).map(code -> frame.say("identity.role." + code)).collect(joining(", "));
            return Stream.of(people, roles, entry.address()).filter(part -> !part.isEmpty()).collect(joining(" · "));
        }

        boolean more() {
            return entries.size() == ON_A_PAGE;
        }
    }

    @GetMapping("/office/journal")
    View show(@RequestParam(name = "before", defaultValue = "9223372036854775807") long before) {
        return Html.of(JournalPage.class, new Model(journal.before(before, ON_A_PAGE)));
    }
}
