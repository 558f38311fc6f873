package city.shell;

import city.pack.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days and ages in words. */
final class Dates {

    private Dates() {}

    static String day(LocalDate day, LocalDate today, Language language) {
        if (day.equals(today)) {
            return Words.say(language, "shell.today");
        }
        if (day.equals(today.minusDays(1))) {
            return Words.say(language, "shell.yesterday");
        }
        if (day.equals(today.plusDays(1))) {
            return Words.say(language, "shell.tomorrow");
        }
        var pattern = day.getYear() == today.getYear() ? "d MMMM" : "d MMMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day).replaceFirst(" ", "\u00a0");
    }

    static String ago(Duration age, Language language) {
        var seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return Words.say(language, "shell.ago.seconds", seconds);
        }
        if (seconds < 3600) {
            return Words.say(language, "shell.ago.minutes", seconds / 60);
        }
        if (seconds < 48 * 3600) {
            return Words.say(language, "shell.ago.hours", seconds / 3600);
        }
        return Words.say(language, "shell.ago.days", seconds / 86400);
    }

    static String lower(String text, Language language) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(language.locale()) + text.substring(1);
    }
}
