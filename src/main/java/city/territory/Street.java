package city.territory;

import city.pack.Language;
import city.pack.Text;
import java.util.List;
import java.util.Optional;

/** A street by its present name; people may still call it by an old one. */
public record Street(String id, Katottg settlement, Optional<Katottg> district, Type type, Text name, List<String> oldNames) {

    /** Kinds of street, with the short forms people write before the name. */
    public enum Type {
        STREET("вулиця", "вул.", "Street"),
        LANE("провулок", "пров.", "Lane"),
        AVENUE("проспект", "просп.", "Avenue"),
        SQUARE("площа", "пл.", "Square"),
        BOULEVARD("бульвар", "бул.", "Boulevard"),
        DESCENT("узвіз", "узв.", "Descent"),
        HIGHWAY("шосе", "шосе", "Highway"),
        PASSAGE("проїзд", "пр-д", "Passage"),
        GARDEN("сквер", "сквер", "Garden"),
        DEAD_END("тупик", "тупик", "Dead End"),
        EMBANKMENT("набережна", "наб.", "Embankment");

        private final String word;
        private final String shortly;
        private final String english;

        Type(String word, String shortly, String english) {
            this.word = word;
            this.shortly = shortly;
            this.english = english;
        }

        String word() {
            return word;
        }

        String shortly() {
            return shortly;
        }

        static Type named(String word) {
            for (var type : values()) {
                if (type.word.equals(word)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("a kind of street is expected, such as вулиця or провулок, not " + word);
        }
    }

    /** «вул. Соборна», «Soborna Street». */
    public String title(Language language) {
        return switch (language) {
            case UK -> type.shortly + " " + name.uk();
            case EN -> name.en() + " " + type.english;
        };
    }

    public Text title() {
        return new Text(title(Language.UK), title(Language.EN));
    }
}
