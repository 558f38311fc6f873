package city.news;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The address of a post: its first title in Latin letters, so that a link says what it leads to, and a random end. */
record Slug(String value) {

    static final String PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*";

    private static final int LONGEST = 100;
    private static final int LONGEST_TITLE = 72;
    private static final int RANDOM = 6;

    /** Cabinet resolution 55 of 27.01.2010, but for the four letters that are written otherwise at the start of a word. */
    private static final Map<Integer, String> LATIN = Map.ofEntries(
            letter('а', "a"), letter('б', "b"), letter('в', "v"), letter('г', "h"), letter('ґ', "g"), letter('д', "d"), letter('е', "e"),
            letter('є', "ie"), letter('ж', "zh"), letter('з', "z"), letter('и', "y"), letter('і', "i"), letter('ї', "i"), letter('й', "i"),
            letter('к', "k"), letter('л', "l"), letter('м', "m"), letter('н', "n"), letter('о', "o"), letter('п', "p"), letter('р', "r"),
            letter('с', "s"), letter('т', "t"), letter('у', "u"), letter('ф', "f"), letter('х', "kh"), letter('ц', "ts"), letter('ч', "ch"),
            letter('ш', "sh"), letter('щ', "shch"), letter('ь', ""), letter('ю', "iu"), letter('я', "ia"), letter('\'', ""), letter('’', ""));

    private static final Map<String, String> FIRST = Map.of("є", "ye", "ї", "yi", "й", "y", "ю", "yu", "я", "ya");

    Slug {
        if (value.length() < 3 || value.length() > LONGEST || !value.matches(PATTERN)) {
            throw new IllegalArgumentException("not the address of a post");
        }
    }

    static Slug of(String title) {
        var latin = latin(title);
        var words = latin.length() <= LONGEST_TITLE ? latin : latin.substring(0, LONGEST_TITLE).replaceAll("-[^-]*$", "");
        return new Slug((words.isEmpty() ? "" : words + "-") + Letters.random(RANDOM));
    }

    private static String latin(String title) {
        var text = title.toLowerCase(Locale.ROOT).replace("зг", "zgh");
        for (var first : FIRST.entrySet()) {
            text = text.replaceAll("(?<![\\p{L}'’])" + first.getKey(), first.getValue());
        }
        var latin = new StringBuilder();
        text.codePoints().forEach(letter -> latin.append(LATIN.getOrDefault(letter, Character.toString(letter))));
        return latin.toString().replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static Map.Entry<Integer, String> letter(char cyrillic, String latin) {
        return Map.entry((int) cyrillic, latin);
    }

    /** What stands in a link, if it can be an address of ours at all. */
    static Optional<Slug> read(String text) {
        try {
            return Optional.of(new Slug(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
