package city.home;

import city.alerts.Alert;
import city.alerts.Kind.Utility;
import city.alerts.Severity;
import city.shell.Frame;
import java.time.Duration;
import java.time.Instant;

/** A supply that is off at my place: what, until when, why, and how far it has come. */
record Outage(String severity, String icon, String title, String note, String href, String from, String left, String until, long done, long whole) {

    static final Outage BLANK = new Outage("minor", "zap-off", "", "", "", "", "", "", 0, 0);

    static Outage of(Utility utility, Alert alert, Here here, Frame frame) {
        var partly = here.reach(alert) == Here.Reach.PARTLY;
        var late = !frame.now().isBefore(alert.expiresAt());
        var course = !partly && !late;
        var onset = alert.latest().onset();
        return new Outage(
                partly ? "minor" : alert.severity().code(),
                utility.icon(),
                title(utility, alert, partly, late, frame),
                partly ? frame.say(alert.latest().place()) : late ? frame.say("home.late.note") : why(alert, frame),
                "/alerts/" + alert.id(),
                course ? frame.say("home.from", frame.at(onset)) : "",
                course ? left(Duration.between(frame.now(), alert.expiresAt()), frame) : "",
                course ? frame.say("home.until", frame.at(alert.expiresAt())) : "",
                course ? minutes(onset, frame.now()) : 0,
                course ? Math.max(1, minutes(onset, alert.expiresAt())) : 0);
    }

    private static String title(Utility utility, Alert alert, boolean partly, boolean late, Frame frame) {
        if (partly) {
            return frame.say("home.part." + utility.code());
        }
        if (late) {
            return frame.say("home.late." + utility.code(), frame.at(alert.expiresAt()));
        }
        return alert.severity().worseThan(Severity.MODERATE)
                ? alert.latest().headline(frame.language())
                : frame.say("home.off." + utility.code(), frame.at(alert.expiresAt()));
    }

    private static String why(Alert alert, Frame frame) {
        return alert.latest().cause().map(cause -> frame.say(cause.name())).orElse(alert.latest().headline(frame.language()));
    }

    private static String left(Duration left, Frame frame) {
        var minutes = Math.max(1, left.toMinutes());
        return minutes < 60 ? frame.say("home.left.minutes", minutes) : frame.say("home.left.hours", Math.round(minutes / 60.0));
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }
}
