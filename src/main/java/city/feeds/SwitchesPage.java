package city.feeds;

import city.identity.OfficialId;
import city.identity.Officials;
import city.identity.Role;
import city.identity.Staff;
import city.shell.Html;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who made the city deaf to which source, why, and since when it listens again: for the auditor too. */
@Controller
@Staff({Role.AUDITOR, Role.DUTY_OFFICER, Role.SYSTEM_ADMIN})
class SwitchesPage {

    private static final int ON_A_PAGE = 50;

    private final Switches switches;
    private final Officials officials;

    SwitchesPage(Switches switches, Officials officials) {
        this.switches = switches;
        this.officials = officials;
    }

    record Model(List<Switches.Turn> turns, boolean more, Map<OfficialId, String> names) {

        String who(Switches.Turn turn) {
            return names.getOrDefault(turn.what().official(), turn.what().official().toString());
        }
    }

    @GetMapping("/office/feeds/journal")
    View show(@RequestParam(name = "before", defaultValue = "9223372036854775807") long before) {
        var found = switches.before(before, ON_A_PAGE + 1);
        return Html.of(SwitchesPage.class, new Model(found.subList(0, Math.min(ON_A_PAGE, found.size())), found.size() > ON_A_PAGE, officials.names()));
    }
}
