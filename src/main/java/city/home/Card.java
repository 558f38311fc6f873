package city.home;

import city.alerts.Alert;
import city.alerts.Life;
import city.alerts.Severity;
import city.shell.Frame;

/** One alert in a few words; all of them empty for the pattern that {@code now.js} fills. */
record Card(String severity, String icon, String word, String headline, String place, String text, String age, boolean stale, String href, String when) {

    static final Card BLANK = new Card("minor", "info", "", "", "", "", "", false, "", "");

    static Card of(Alert alert, Here here, Frame frame) {
        var message = alert.latest();
        var expired = alert.life(frame.now()) instanceof Life.Expired;
        return new Card(
                severity(alert),
                icon(alert),
                word(alert, frame),
                message.headline(frame.language()),
                place(alert, here, frame),
                message.wording().in(frame.language()).text(),
                age(alert, frame),
                expired,
                "/alerts/" + alert.id(),
                frame.span(message.onset(), alert.expiresAt()));
    }

    private static String place(Alert alert, Here here, Frame frame) {
        var place = frame.say(alert.latest().place());
        return here.unit().isPresent() && here.reach(alert) == Here.Reach.PARTLY ? frame.say("home.partly", place) : place;
    }

    private static String severity(Alert alert) {
        return alert.replayed() ? "unknown" : alert.endedAt().isPresent() ? "clear" : alert.severity().code();
    }

    private static String icon(Alert alert) {
        return alert.endedAt().isPresent()
                ? "circle-check"
                : alert.kind().utility().map(utility -> utility.icon())
                        .orElse(alert.severity() == Severity.MINOR ? alert.kind().icon() : alert.severity().icon());
    }

    private static String word(Alert alert, Frame frame) {
        if (alert.replayed()) {
            return frame.say("alerts.replayed");
        }
        return frame.say(alert.endedAt().isPresent() ? "alerts.over.mark." + alert.ending().code() : "alerts.severity." + alert.severity().code());
    }

    private static String age(Alert alert, Frame frame) {
        return switch (alert.life(frame.now())) {
            case Life.Draft _, Life.AwaitingSecondKey _ -> "";
            case Life.Published _, Life.Updated _ -> frame.say("home.since", frame.at(alert.openedAt()));
            case Life.Expired(var at) -> Strip.expired(alert.severity(), at, frame);
            case Life.Ended(var at) -> frame.say("home.lasted", frame.at(alert.openedAt()), frame.at(at));
        };
    }
}
