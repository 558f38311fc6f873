package city.alerts;

import city.pack.Language;

/** The words of a message in both languages. */
public record Wording(Speech uk, Speech en) {

    public Speech in(Language language) {
        return switch (language) {
            case UK -> uk;
            case EN -> en;
        };
    }
}
