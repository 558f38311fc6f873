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

    /** The language these words really are in: English readers may have been given the Ukrainian ones. */
    public String lang(Language language) {
        return en.text().equals(uk.text()) && en.instruction().equals(uk.instruction()) ? Language.UK.code() : language.code();
    }
}
