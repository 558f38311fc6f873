package city.alerts;

import city.shell.Frame;

/** Until when a message will hold, in the words its author, its approver and people read. */
final class Term {

    private Term() {}

    static String of(Content content, Frame frame) {
        var until = content.until(frame.now());
        var later = content.onset().filter(start -> start.isAfter(frame.now()));
        if (later.isPresent()) {
            return frame.span(later.get(), until);
        }
        var words = content.severity() == Severity.EXTREME ? "alerts.term.clear" : content.kind().utility().isPresent() ? "alerts.term.outage" : "alerts.term.until";
        return frame.say(words, frame.at(until));
    }
}
