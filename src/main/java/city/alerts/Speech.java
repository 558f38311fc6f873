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
        // PostgreSQL keeps no zero byte, and nobody can read one.
        headline = headline.replace("\0", "").strip();
        text = text.replace("\0", "").strip();
        instruction = instruction.stream().map(step -> step.replace("\0", "").strip()).filter(step -> !step.isEmpty()).toList();
        if (headline.isEmpty() || headline.length() > LONGEST_HEADLINE) {
            throw new IllegalArgumentException("a headline of 1 to " + LONGEST_HEADLINE + " characters is expected");
        }
        if (text.length() > LONGEST_TEXT || instruction.size() > MOST_STEPS) {
            throw new IllegalArgumentException("at most " + LONGEST_TEXT + " characters and " + MOST_STEPS + " steps are expected");
        }
    }
}
