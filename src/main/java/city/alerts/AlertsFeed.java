package city.alerts;

import city.pack.Language;
import city.shell.Anyone;
import city.shell.Frame;
import city.shell.Machine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What the city says, for programs: JSON, Atom of CAP (RFC 4287), CAP 1.2 and a calendar of planned outages (RFC 5545). */
@Controller
@Anyone
class AlertsFeed {

    private static final int ENTRIES = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Board board;
    private final Alerts alerts;
    private final Cap cap;
    private final AtomOfCap atom;
    private final OutageCalendar calendar;
    private final Notices notices;
    private volatile Written current = new Written(-1, Machine.of("", ""));

    AlertsFeed(Board board, Alerts alerts, Cap cap, AtomOfCap atom, OutageCalendar calendar, Notices notices) {
        this.board = board;
        this.alerts = alerts;
        this.cap = cap;
        this.atom = atom;
        this.calendar = calendar;
        this.notices = notices;
    }

    /** An answer written once for many readers. */
    private record Written(long version, Machine answer) {}

    /**
     * Phones whose line does not open ask for this every half a minute, so it is written once for each change. {@code
     * X-Read-At} says how old the state is, also beside a 304.
     */
    @GetMapping("/alerts.json")
    ResponseEntity<byte[]> json(HttpServletRequest request) {
        var now = known();
        var written = current;
        if (written.version() != now.version()) {
            written = new Written(now.version(), Machine.of("application/json", notices.current(now)));
            current = written;
        }
        var answer = written.answer().answer(request, Duration.ZERO);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("X-Read-At", now.readAt().toString())
                .body(answer.getBody());
    }

    @GetMapping("/alerts.atom")
    ResponseEntity<byte[]> atom(HttpServletRequest request) {
        var frame = Frame.of(request);
        var feed = atom.feed(alerts.latestMessages(ENTRIES), frame::absolute, frame.now());
        return Machine.of("application/atom+xml;charset=UTF-8", feed).answer(request, MINUTE);
    }

    /** One message as CAP: {@code /alerts/k7m2q9x4ab-2.cap.xml}; without a number, the latest of its alert. */
    @GetMapping("/alerts/{name:[a-z2-9]{10}(?:-\\d{1,4})?}.cap.xml")
    ResponseEntity<byte[]> cap(@PathVariable("name") String name, HttpServletRequest request) {
        var dash = name.indexOf('-');
        var messages = alerts.messages(new AlertId(dash < 0 ? name : name.substring(0, dash)));
        var number = dash < 0 ? messages.size() : Integer.parseInt(name.substring(dash + 1));
        if (number < 1 || number > messages.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var message = messages.get(number - 1);
        var web = Frame.of(request).absolute("/alerts/" + message.alert());
        return Machine.of("application/cap+xml;charset=UTF-8", cap.xml(message, messages.subList(0, number - 1), web)).answer(request, MINUTE);
    }

    @GetMapping("/alerts.ics")
    ResponseEntity<byte[]> calendar(HttpServletRequest request) {
        var frame = Frame.of(request);
        return Machine.of("text/calendar;charset=UTF-8", calendar.of(known().alerts(), Language.UK, frame::absolute)).answer(request, MINUTE);
    }

    private Board.Now known() {
        var now = board.now();
        if (!now.known()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return now;
    }
}
