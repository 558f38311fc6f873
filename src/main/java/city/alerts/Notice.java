package city.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import city.pack.Language;
import city.pack.Text;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An alert as phones and programs read it: in {@code /alerts.json} and as the {@code alert} event of the line. Part of
 * the public contract; fields are added, never renamed.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Notice(
        String id,
        int number,
        String kind,
        String icon,
        String severity,
        String kindSeverity,
        String state,
        @Nullable String utility,
        @Nullable String mark,
        Instant since,
        Instant sent,
        Instant onset,
        Instant expires,
        @Nullable Instant ended,
        String ending,
        List<String> units,
        List<StreetNotice> streets,
        @Nullable List<Double> circle,
        Text place,
        Text headline,
        Text text,
        Steps steps,
        @Nullable Text cause,
        List<String> sources) {

    /** A street by its id in {@code /streets.json}, and its houses; empty houses mean all of it. */
    record StreetNotice(String id, String houses) {}

    /** What to do, one act each. */
    record Steps(List<String> uk, List<String> en) {}

    static Notice of(Alert alert, Instant now) {
        var message = alert.latest();
        var area = message.area();
        return new Notice(
                alert.id().value(),
                message.number(),
                alert.kind().code(),
                alert.kind().utility().map(Kind.Utility::icon).orElse(alert.kind().icon()),
                message.severity().code(),
                alert.kind().severity().code(),
                state(alert.life(now)),
                alert.kind().utility().map(Kind.Utility::code).orElse(null),
                mark(alert),
                alert.openedAt(),
                message.sentAt(),
                message.onset(),
                alert.expiresAt(),
                alert.endedAt().orElse(null),
                alert.ending().code(),
                area.units().stream().map(unit -> unit.value()).toList(),
                area.streets().stream().map(street -> new StreetNotice(street.street().id(), street.houses().toString())).toList(),
                circle(area),
                message.place(),
                both(message::headline),
                both(language -> message.wording().in(language).text()),
                new Steps(message.wording().uk().instruction(), message.wording().en().instruction()),
                message.cause().map(Cause::name).orElse(null),
                alert.sources());
    }

    private static @Nullable List<Double> circle(Area area) {
        return area.circle()
                .map(circle -> List.of(circle.centre().latitude(), circle.centre().longitude(), circle.radius()))
                .orElse(null);
    }

    /** {@code replay} is drawn grey and never as danger; {@code exercise} and {@code test} say so in words. */
    private static @Nullable String mark(Alert alert) {
        return switch (alert.latest().status()) {
            case ACTUAL -> null;
            case EXERCISE -> alert.replayed() ? "replay" : "exercise";
            case TEST -> "test";
        };
    }

    private static String state(Life life) {
        return switch (life) {
            case Life.Draft _, Life.AwaitingSecondKey _ -> throw new IllegalStateException("a draft is nobody's business yet");
            case Life.Published _, Life.Updated _ -> "active";
            case Life.Ended _ -> "ended";
            case Life.Expired _ -> "expired";
        };
    }

    /** A dash where nothing was written: a warning must not fail for want of a sentence. */
    private static Text both(Function<Language, String> words) {
        return new Text(orDash(words.apply(Language.UK)), orDash(words.apply(Language.EN)));
    }

    private static String orDash(String words) {
        return words.isBlank() ? "–" : words;
    }
}
