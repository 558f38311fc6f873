package city.territory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stays of a word in all its forms, as a regular expression for PostgreSQL: «води», «водою» and «вода» are one word.
 * PostgreSQL has no dictionary of Ukrainian; cutting endings finds a little too much rather than nothing.
 */
final class Stem {

    private static final int SHORTEST = 3;

    /** Endings of nouns and adjectives, longest first. */
    private static final List<String> ENDINGS = List.of(
            "ами", "ями", "ові", "еві", "єві", "ого", "ому", "ими",
            "ам", "ям", "ах", "ях", "ою", "ею", "єю", "ом", "ем", "єм", "ів", "їв", "ей", "ій", "ої", "ий", "их", "им",
            "а", "я", "о", "е", "є", "и", "і", "ї", "у", "ю", "ь", "й");

    private static final String CONSONANT = "[бвгґджзклмнпрстфхцчшщ]";
    private static final Pattern CLUSTER = Pattern.compile("(.*" + CONSONANT + ")(" + CONSONANT + ")");

    /** «ринок», «зупинок»: the vowel is there only where no ending is. */
    private static final Pattern FLEETING = Pattern.compile("(.*" + CONSONANT + ")[ое](к)");

    private Stem() {}

    /** {@code word} is one word of letters and digits, perhaps with an apostrophe inside. */
    static String pattern(String word) {
        var whole = word.toLowerCase(Locale.ROOT);
        var stem = of(whole);
        // A short one would be found inside half of all words.
        return (stem.length() <= SHORTEST ? "\\m" : "") + alternating(stem, stem.length() < whole.length()).replaceAll("[’'ʼ`]", "[’'ʼ`]");
    }

    /** The word without its ending. */
    static String of(String word) {
        return word.matches(".*\\p{IsCyrillic}.*") ? ukrainian(word) : word.matches("[a-z]{4,}s") ? word.substring(0, word.length() - 1) : word;
    }

    private static String ukrainian(String word) {
        return ENDINGS.stream()
                .filter(word::endsWith)
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .filter(stem -> stem.length() >= SHORTEST)
                .findFirst()
                .orElse(word);
    }

    /** «тривога», «тривозі»; «будинку», «будинок». */
    private static String alternating(String stem, boolean cut) {
        var parts = (cut ? CLUSTER : FLEETING).matcher(stem);
        if (stem.length() > 4 && parts.matches()) {
            return parts.group(1) + "[оеє]?" + last(parts.group(2)).orElse(parts.group(2));
        }
        return last(stem).filter(_ -> cut && stem.length() > SHORTEST).map(last -> stem.substring(0, stem.length() - 1) + last).orElse(stem);
    }

    private static Optional<String> last(String text) {
        return switch (text.charAt(text.length() - 1)) {
            case 'г', 'ж', 'з' -> Optional.of("[гжз]");
            case 'к', 'ч', 'ц' -> Optional.of("[кчц]");
            case 'х', 'ш', 'с' -> Optional.of("[хшс]");
            default -> Optional.empty();
        };
    }
}
