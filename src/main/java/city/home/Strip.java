package city.home;

import city.alerts.Alert;
import city.alerts.Severity;
import city.shell.Frame;
import java.time.Duration;
import java.time.Instant;

/** The strip in words: each state has one sentence for people. {@code now.js} says the same between two loads of the page. */
record Strip(String severity, String icon, String title, String where, String line, String age, boolean stale, String href) {

    /** A longer title is set smaller, so that my place stays on the first screen. */
    private static final int SHORT = 22;

    boolean lengthy() {
        return title.length() > SHORT;
    }

    /** A state older than this is not called checked. */
    static final Duration OLD = Duration.ofSeconds(45);

    static Strip of(State state, Here here, Instant readAt, Frame frame) {
        var stale = frame.now().isAfter(readAt.plus(OLD));
        var age = frame.say(stale ? "home.stale" : "home.checked", frame.at(readAt));
        var place = frame.say(here.unit().map(unit -> unit.name()).orElse(frame.town().name()));
        return switch (state) {
            case State.Danger(var alert) -> new Strip(
                    alert.severity().code(),
                    alert.severity().icon(),
                    alert.latest().headline(frame.language()),
                    frame.say(alert.latest().place()),
                    danger(alert, frame),
                    age,
                    stale,
                    "/alerts/" + alert.id());
            case State.Drill(var alert) -> new Strip(
                    "unknown",
                    alert.severity().icon(),
                    alert.latest().headline(frame.language()),
                    frame.say(alert.latest().place()),
                    frame.say("alerts.replayed"),
                    age,
                    stale,
                    "");
            case State.Unheard _ -> unknown(frame.say("home.unheard"), place, frame.say("home.unheard.line"), age, stale);
            case State.Silent silent -> unknown(frame.say("home.silent"), place, silence(silent, frame), age, stale);
            case State.Unread _ -> unknown(frame.say("home.silent"), place, frame.say("home.unread"), "", false);
            case State.Calm(var over) -> new Strip(
                    "clear",
                    "shield-check",
                    frame.say("home.calm"),
                    place,
                    over.map(alert -> frame.say("home.over.at", frame.at(alert.endedAt().orElseThrow()))).orElse(""),
                    age,
                    stale,
                    "");
        };
    }

    private static Strip unknown(String title, String where, String line, String age, boolean stale) {
        return new Strip("unknown", "circle-help", title, where, line, age, stale, "");
    }

    private static String danger(Alert alert, Frame frame) {
        var word = frame.say("alerts.severity." + alert.severity().code());
        if (!frame.now().isBefore(alert.expiresAt())) {
            return word + ". " + expired(alert.severity(), alert.expiresAt(), frame);
        }
        return alert.severity() == Severity.EXTREME
                ? frame.say("home.danger.until-clear", word, frame.at(alert.openedAt()))
                : frame.say("home.danger.since", word, frame.at(alert.openedAt()));
    }

    static String expired(Severity severity, Instant at, Frame frame) {
        return frame.say(severity == Severity.EXTREME ? "alerts.life.expired" : "alerts.life.expired.other", frame.at(at));
    }

    private static String silence(State.Silent silent, Frame frame) {
        if (silent.muted()) {
            return frame.say("home.silent.muted");
        }
        return silent.since()
                .map(since -> {
                    var minutes = Math.max(1, Duration.between(since, frame.now()).toMinutes());
                    return minutes < 120
                            ? frame.say("home.silent.minutes", minutes)
                            : frame.say("home.silent.hours", minutes / 60);
                })
                .orElse(frame.say("home.silent.never"));
    }
}
