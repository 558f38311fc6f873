package city.alerts;

import city.pack.Language;
import city.shell.Words;
import java.util.List;

/** What one message says in one language; the steps are the CAP {@code instruction}, one act each. */
public record Speech(String headline, String text, List<String> instruction) {

    static final int LONGEST_HEADLINE = 90;
    static final int LONGEST_TEXT = 1_000;
    static final int MOST_STEPS = 8;

    /** The Ukrainian words for English readers, plainly marked: better than a template that says something else. */
    static Speech inUkrainian(Speech uk) {
        var marked = Words.say(Language.EN, "alerts.mark.ukrainian", uk.headline());
        return new Speech(marked.substring(0, Math.min(marked.length(), LONGEST_HEADLINE)), uk.text(), uk.instruction());
    }

    public Speech {
        headline = readable(headline.replaceAll("\\R", " "));
        text = readable(text);
        instruction = instruction.stream().map(Speech::readable).filter(step -> !step.isEmpty()).toList();
        if (headline.codePoints().noneMatch(Character::isLetterOrDigit) || headline.length() > LONGEST_HEADLINE) {
            throw new IllegalArgumentException("a headline of 1 to " + LONGEST_HEADLINE + " characters is expected");
        }
        if (text.length() > LONGEST_TEXT || instruction.size() > MOST_STEPS) {
            throw new IllegalArgumentException("at most " + LONGEST_TEXT + " characters and " + MOST_STEPS + " steps are expected");
        }
    }

    /** Without what nobody sees and what turns the direction of reading: such marks hide words or fake others. */
    private static String readable(String words) {
        return words.replaceAll("[\\p{Cc}&&[^\n]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\u3164\\uFEFF]", "").strip();
    }
}
