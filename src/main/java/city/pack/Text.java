package city.pack;

import org.jspecify.annotations.Nullable;

/** The same words in Ukrainian and in English: both are needed, both are complete. */
public record Text(String uk, String en) {

    public Text {
        required(uk, "uk");
        required(en, "en");
    }

    /** The words in the reader's language. */
    public String in(Language language) {
        return switch (language) {
            case UK -> uk;
            case EN -> en;
        };
    }

    private static void required(@Nullable String words, String language) {
        if (words == null || words.isBlank()) {
            throw new IllegalArgumentException("text in " + language + " is missing: both uk and en are expected");
        }
    }
}
