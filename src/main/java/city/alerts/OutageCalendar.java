package city.alerts;

import city.pack.Language;
import city.pack.Town;
import city.shell.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Outages as calendar entries (RFC 5545): lines end in CRLF, hold at most 75 octets, and text is escaped. */
@Component
class OutageCalendar {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int OCTETS = 75;

    private final Town town;

    OutageCalendar(Town town) {
        this.town = town;
    }

    String of(List<Alert> alerts, Language language, UnaryOperator<String> absolute) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//" + town.code() + "//city//" + language.code().toUpperCase(java.util.Locale.ROOT));
        line(text, "METHOD:PUBLISH");
        line(text, "X-WR-CALNAME:" + escaped(Words.say(language, "alerts.calendar.title", town.name().in(language))));
        line(text, "X-PUBLISHED-TTL:PT30M");
        alerts.stream().filter(alert -> alert.kind().utility().isPresent()).forEach(alert -> entry(text, alert, language, absolute));
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private void entry(StringBuilder text, Alert alert, Language language, UnaryOperator<String> absolute) {
        var message = alert.latest();
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + alert.id() + "@" + town.sender());
        line(text, "SEQUENCE:" + (message.number() - 1));
        line(text, "DTSTAMP:" + moment(message.sentAt()));
        line(text, "LAST-MODIFIED:" + moment(message.sentAt()));
        line(text, "DTSTART:" + moment(message.onset()));
        line(text, "DTEND:" + moment(alert.expiresAt().isAfter(message.onset()) ? alert.expiresAt() : message.onset()));
        line(text, "SUMMARY:" + escaped(message.headline(language)));
        line(text, "LOCATION:" + escaped(message.place().in(language)));
        line(text, "DESCRIPTION:" + escaped(message.wording().in(language).text()));
        line(text, "URL:" + absolute.apply("/alerts/" + alert.id()));
        line(text, "STATUS:CONFIRMED");
        line(text, "TRANSP:TRANSPARENT");
        line(text, "END:VEVENT");
    }

    private static String moment(Instant instant) {
        return UTC.format(instant);
    }

    /** §3.3.11. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n").replaceAll("\\p{Cntrl}", "");
    }

    /** §3.1: a long line goes on after a line break and a space, and no letter is cut in two. */
    private static void line(StringBuilder text, String content) {
        var octets = 0;
        for (var letter : content.codePoints().toArray()) {
            var size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.appendCodePoint(letter);
            octets += size;
        }
        text.append("\r\n");
    }
}
