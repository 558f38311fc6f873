package city.alerts;

import city.identity.Official;
import city.identity.Role;
import city.pack.Town;
import city.territory.Katottg;
import city.territory.StreetHouses;
import city.territory.StreetList;
import city.territory.Unit;
import city.territory.Units;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The form on which a message is composed, word for word as it was filled in.
 *
 * @param unit codes of districts, settlements or the whole hromada
 * @param streets a pasted list, «вул. Соборна, 1–15, 22; пров. Гетьманський»
 * @param lasts an ISO 8601 duration from the choices of the kind, or empty where {@code until} says it
 * @param onset local time of the city, empty for now
 * @param anyway unknown streets stay in the text only
 * @param number of the message that a change was written about, 0 for a new alert
 * @param ukrainian English readers get the Ukrainian words, marked as such
 */
record ComposeForm(
        @Nullable String kind,
        @Nullable List<String> unit,
        @Nullable String streets,
        @Nullable String latitude,
        @Nullable String longitude,
        @Nullable String radius,
        @Nullable String headlineUk,
        @Nullable String textUk,
        @Nullable String stepsUk,
        @Nullable String headlineEn,
        @Nullable String textEn,
        @Nullable String stepsEn,
        @Nullable String lasts,
        @Nullable String onset,
        @Nullable String until,
        @Nullable String cause,
        @Nullable String severity,
        @Nullable Boolean anyway,
        @Nullable Boolean ukrainian,
        @Nullable Boolean drill,
        @Nullable Boolean sure,
        @Nullable Integer number) {

    /** A form that stands ready with the words of its kind. */
    static ComposeForm of(Kind kind) {
        return of(kind, kind.wording(), List.of(), "", kind.severity());
    }

    /** A form that starts from what an alert says now. */
    private static ComposeForm of(Alert alert, ZoneId zone, Instant now) {
        var message = alert.latest();
        return of(
                message.kind(), message.severity(), message.area(), message.wording(), message.cause(),
                local(message.onset(), zone, now), local(alert.expiresAt(), zone, now), message.kind().expires(), message.status() == Message.Status.TEST)
                .about(alert);
    }

    /** A form that starts from a draft: everything that was written, to be mended. */
    private static ComposeForm of(Content content, Instant asked, ZoneId zone, Instant now) {
        var chosen = content.kind().durations().contains(content.lasts()) && content.onset().isEmpty();
        var until = chosen ? null : local(content.until(asked), zone, now);
        return of(
                content.kind(), content.severity(), content.area(), content.wording(), content.cause(),
                content.onset().map(onset -> local(onset, zone, now)).orElse(null), until, chosen ? content.lasts() : content.kind().expires(), content.drill());
    }

    /** Where the end is exact, no ready duration is chosen beside it. */
    private static ComposeForm of(
            Kind kind, Severity severity, Area area, Wording wording, Optional<Cause> cause, @Nullable String onset, @Nullable String until, Duration lasts, boolean drill) {
        var streets = String.join("; ", area.streets().stream()
                .map(street -> street.street().title(city.pack.Language.UK) + (street.houses().ranges().isEmpty() ? "" : ", " + street.houses()))
                .toList());
        var units = streets.isEmpty() ? area.units().stream().map(Katottg::value).toList() : List.<String>of();
        var words = of(kind, wording, units, streets, severity);
        var circle = area.circle();
        return new ComposeForm(
                words.kind, words.unit, words.streets,
                circle.map(round -> String.valueOf(round.centre().latitude())).orElse(null),
                circle.map(round -> String.valueOf(round.centre().longitude())).orElse(null),
                circle.map(round -> String.valueOf(round.radius())).orElse(null),
                words.headlineUk, words.textUk, words.stepsUk, words.headlineEn, words.textEn, words.stepsEn,
                until == null ? lasts.toString() : null, onset, until, cause.map(Cause::code).orElse(null),
                words.severity, false, false, drill, false, 0);
    }

    /** As the browser writes a local time; none for what is past. */
    private static @Nullable String local(Instant instant, ZoneId zone, Instant now) {
        return instant.isAfter(now) ? LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES).toString() : null;
    }

    private static ComposeForm of(Kind kind, Wording words, List<String> units, String streets, Severity severity) {
        return new ComposeForm(
                kind.code(), units, streets, null, null, null,
                words.uk().headline(), words.uk().text(), String.join("\n", words.uk().instruction()),
                words.en().headline(), words.en().text(), String.join("\n", words.en().instruction()),
                kind.expires().toString(), null, null, null, severity.code(), false, false, false, false, 0);
    }

    /** The same, written in sight of what the alert says now. */
    ComposeForm about(Alert alert) {
        return new ComposeForm(
                kind, unit, streets, latitude, longitude, radius, headlineUk, textUk, stepsUk, headlineEn, textEn, stepsEn,
                lasts, onset, until, cause, severity, anyway, ukrainian, drill, sure, alert.latest().number());
    }

    /** Something was said about the alert that whoever filled this in has not seen. */
    boolean overtaken(Alert alert) {
        return number == null || number != alert.latest().number();
    }

    /** A ready duration is chosen only where no exact end stands. */
    boolean lasts(Duration ready) {
        return !exact() && ready.toString().equals(lasts);
    }

    /** The exact end is typed. */
    boolean exact() {
        return until != null && !until.isBlank();
    }

    boolean has(String code) {
        return unit != null && unit.contains(code);
    }

    /** What a form turned out to mean. */
    sealed interface Reading {
        record Clear(Content content) implements Reading {}

        /** Field names with the key of what to say about each, in the order of the form; {@code streets} were not known. */
        record Unclear(Map<String, String> errors, List<String> streets) implements Reading {}
    }

    /** Reads forms. */
    @Component
    static class Reader {

        /** Metres: GPS is no better, and «коло 0,1 км» is the least that can be said. */
        private static final double SMALLEST_CIRCLE = 100;

        private static final Duration LONGEST_AHEAD = Duration.ofDays(60);

        private final Kinds kinds;
        private final Units units;
        private final StreetList list;
        private final Town town;
        private final Clock clock;

        Reader(Kinds kinds, Units units, StreetList list, Town town, Clock clock) {
            this.kinds = kinds;
            this.units = units;
            this.list = list;
            this.town = town;
            this.clock = clock;
        }

        /** Whether this official sends messages of this kind: a dispatcher those about supplies and transport, a duty officer all. */
        static boolean may(Official official, Kind kind) {
            return official.has(Role.DUTY_OFFICER)
                    || official.has(Role.UTILITY_DISPATCHER) && (kind.utility().isPresent() || kind.category() == Kind.Category.TRANSPORT);
        }

        /** The form for a message that was refused, as it was written. */
        ComposeForm of(Content content, Instant asked) {
            return ComposeForm.of(content, asked, town.timeZone(), clock.instant());
        }

        /** The form for a change, as the alert stands. */
        ComposeForm of(Alert alert) {
            return ComposeForm.of(alert, town.timeZone(), clock.instant());
        }

        /** The form to warn anew where an alert was called off: its place with the ready words of its kind, from now. */
        ComposeForm again(Alert alert) {
            var ready = ComposeForm.of(alert.kind());
            var as = of(alert);
            return new ComposeForm(
                    ready.kind, as.unit, as.streets, as.latitude, as.longitude, as.radius,
                    ready.headlineUk, ready.textUk, ready.stepsUk, ready.headlineEn, ready.textEn, ready.stepsEn,
                    ready.lasts, null, null, null, ready.severity, false, false, as.drill, false, ready.number);
        }

        /** {@code changes} is the alert the message is about: only a change may say another severity than the kind's own. */
        Reading read(ComposeForm form, Official author, Optional<Alert> changes) {
            var errors = new LinkedHashMap<String, String>();
            var kind = kinds.find(text(form.kind())).filter(known -> !known.allClear() && may(author, known));
            if (kind.isEmpty()) {
                return new Reading.Unclear(Map.of("kind", "alerts.compose.error.kind"), List.of());
            }
            var streets = list.read(text(form.streets()));
            var unknown = streets.unknown();
            if (!unknown.isEmpty() && !Boolean.TRUE.equals(form.anyway())) {
                errors.put("streets", "alerts.compose.error.streets");
            } else if (!streets.odd().isEmpty()) {
                errors.put("streets", "alerts.compose.error.houses");
            }
            var notUnderstood = java.util.stream.Stream.concat(Boolean.TRUE.equals(form.anyway()) ? java.util.stream.Stream.of() : unknown.stream(), streets.odd().stream()).toList();
            var area = area(form, streets.streets(), errors);
            var wording = wording(form, kind.get(), unknown, errors);
            var onset = onset(form, errors);
            var lasts = lasts(form, onset, changes, errors);
            var cause = Optional.of(text(form.cause())).filter(code -> !code.isEmpty() && kind.get().utility().isPresent()).flatMap(kinds::cause);
            if (!errors.isEmpty() || area == null || wording == null || lasts == null) {
                return new Reading.Unclear(errors, notUnderstood);
            }
            return new Reading.Clear(new Content(
                    kind.get(), changes.map(_ -> severity(form, kind.get())).orElse(kind.get().severity()), area, wording, cause, onset, lasts, Boolean.TRUE.equals(form.drill())));
        }

        private @Nullable Area area(ComposeForm form, List<StreetHouses> streets, Map<String, String> errors) {
            var chosen = new LinkedHashSet<Katottg>();
            for (var code : form.unit() == null ? List.<String>of() : form.unit()) {
                var known = choices().stream().map(Unit::code).filter(unit -> unit.value().equals(code)).findFirst();
                known.ifPresentOrElse(chosen::add, () -> errors.put("unit", "alerts.compose.error.unit"));
            }
            var circle = circle(form, errors);
            if (!streets.isEmpty()) {
                // The streets are the place; units beside them only say which districts they lie in. One message cannot mean
                // some streets and all of another district, and nobody who was ticked may be left out unsaid.
                var theirs = new LinkedHashSet<Katottg>();
                streets.forEach(street -> theirs.add(street.street().district().orElse(street.street().settlement())));
                if (!theirs.containsAll(chosen)) {
                    errors.putIfAbsent("unit", "alerts.compose.error.both");
                }
                chosen.clear();
                chosen.addAll(theirs);
            }
            if (chosen.isEmpty()) {
                errors.putIfAbsent(errors.containsKey("streets") ? "streets" : "unit", "alerts.compose.error.nowhere");
                return null;
            }
            return new Area(List.copyOf(chosen), streets, circle);
        }

        private Optional<Area.Circle> circle(ComposeForm form, Map<String, String> errors) {
            if (text(form.latitude()).isEmpty() && text(form.longitude()).isEmpty() && text(form.radius()).isEmpty()) {
                return Optional.empty();
            }
            try {
                var centre = new Town.Point(number(form.latitude()), number(form.longitude()));
                var radius = number(form.radius());
                if (town.bounds().contains(centre) && radius >= SMALLEST_CIRCLE) {
                    return Optional.of(new Area.Circle(centre, radius));
                }
            } catch (IllegalArgumentException e) {
                // Said below in words.
            }
            errors.put("circle", "alerts.compose.error.circle");
            return Optional.empty();
        }

        private static double number(@Nullable String text) {
            return Double.parseDouble(text(text).replace(',', '.'));
        }

        private @Nullable Wording wording(ComposeForm form, Kind kind, List<String> unknown, Map<String, String> errors) {
            var uk = speech(form.headlineUk(), form.textUk(), form.stepsUk(), kind.template().uk(), unknown, "uk", errors);
            if (Boolean.TRUE.equals(form.ukrainian()) && uk != null) {
                return new Wording(uk, Speech.inUkrainian(uk));
            }
            var en = speech(form.headlineEn(), form.textEn(), form.stepsEn(), kind.template().en(), unknown, "en", errors);
            return uk == null || en == null ? null : new Wording(uk, en);
        }

        /** A field that did not come at all, as in three quick taps, means the ready words; one that came empty is a mistake. */
        private static @Nullable Speech speech(
                @Nullable String headline, @Nullable String text, @Nullable String steps, Speech ready, List<String> also, String language, Map<String, String> errors) {
            try {
                var words = text == null ? ready.text() : text.replaceAll("\\R", "\n");
                return new Speech(
                        headline == null ? ready.headline() : headline,
                        also.isEmpty() ? words : words + (words.isEmpty() ? "" : " ") + String.join("; ", also) + ".",
                        steps == null ? ready.instruction() : List.of(steps.split("\\R")));
            } catch (IllegalArgumentException e) {
                errors.put("words-" + language, "alerts.compose.error.words");
                return null;
            }
        }

        private Optional<Instant> onset(ComposeForm form, Map<String, String> errors) {
            var onset = local(form.onset(), "onset", errors);
            if (onset.isPresent() && onset.get().isAfter(clock.instant().plus(LONGEST_AHEAD))) {
                errors.put("onset", "alerts.compose.error.far");
            }
            return onset;
        }

        private @Nullable Duration lasts(ComposeForm form, Optional<Instant> onset, Optional<Alert> changes, Map<String, String> errors) {
            var from = onset.filter(start -> start.isAfter(clock.instant())).orElse(clock.instant());
            // The form shows minutes: an end nobody touched stays what it is to the second.
            var until = local(form.until(), "until", errors)
                    .map(end -> changes.map(Alert::expiresAt).filter(exact -> exact.truncatedTo(ChronoUnit.MINUTES).equals(end)).orElse(end));
            try {
                var lasts = until.map(end -> Duration.between(from, end)).orElseGet(() -> Duration.parse(text(form.lasts())));
                if (!lasts.isNegative() && !lasts.isZero() && lasts.compareTo(Content.LONGEST) <= 0) {
                    return lasts;
                }
            } catch (DateTimeException e) {
                // Said below in words.
            }
            errors.putIfAbsent(until.isPresent() ? "until" : "lasts", "alerts.compose.error.lasts");
            return null;
        }

        private Optional<Instant> local(@Nullable String text, String field, Map<String, String> errors) {
            if (text(text).isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDateTime.parse(text(text)).atZone(town.timeZone()).toInstant());
            } catch (DateTimeException e) {
                errors.put(field, "alerts.compose.error.time");
                return Optional.empty();
            }
        }

        private static Severity severity(ComposeForm form, Kind kind) {
            for (var severity : Severity.values()) {
                if (severity.code().equals(form.severity())) {
                    return severity;
                }
            }
            return kind.severity();
        }

        /** The whole hromada, then its districts and settlements. */
        List<Unit> choices() {
            var choices = new ArrayList<Unit>();
            units.find(new Katottg(town.hromada())).ifPresent(choices::add);
            choices.addAll(units.parts());
            return choices;
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text.replace("\0", "").strip();
        }
    }
}
