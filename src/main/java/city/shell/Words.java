package city.shell;

import city.pack.Language;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the house says to people, from {@code words_uk.properties} and {@code words_en.properties} of every module.
 * Plurals follow ICU MessageFormat; a key that no file has is a bug and throws.
 */
public final class Words {

    private static final Map<String, Saying> UK = read(Language.UK);
    private static final Map<String, Saying> EN = read(Language.EN);

    private Words() {}

    /** The words of {@code key} with its holes filled: {@code {0}}, {@code {0,plural,…}}. */
    public static String say(Language language, String key, Object... holes) {
        var saying = sayings(language).get(key);
        if (saying == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + language.code());
        }
        return saying.with(holes);
    }

    /** Whether every language has such words: for keys that are made of a code, such as a severity. */
    public static boolean has(String key) {
        return UK.containsKey(key);
    }

    private static Map<String, Saying> sayings(Language language) {
        return switch (language) {
            case UK -> UK;
            case EN -> EN;
        };
    }

    /**
     * Ties words of one or two letters to the next one and a dash to the word before, so that no line of a narrow
     * screen begins or ends with them. Before eleven o'clock «о» becomes «об», as one says it.
     */
    public static String tied(String text) {
        return text.replaceAll("(?<=^|[\\s(])([оО]) (?=11:)", "$1б ")
                .replaceAll("(?<=^|[\\s\\u00a0(«])(\\p{L}{1,2}) (?=\\S)", "$1\u00a0")
                .replace(" – ", "\u00a0– ")
                .replace(" — ", "\u00a0— ")
                .replaceAll("(\\d) (?=(год|хв|с|м|км|годин\\p{L}*|хвилин\\p{L}*|дн\\p{L}+|h|min|m|km)(?!\\p{L}))", "$1\u00a0");
    }

    private record Saying(String plain, @org.jspecify.annotations.Nullable MessageFormat format) {

        static Saying of(Language language, String pattern) {
            return pattern.contains("{") ? new Saying("", new MessageFormat(pattern, ULocale.forLocale(language.locale()))) : new Saying(tied(pattern), null);
        }

        String with(Object... holes) {
            // ICU formats keep state while they work: each use takes its own.
            return format == null ? plain : tied(format.clone().format(holes));
        }
    }

    private static Map<String, Saying> read(Language language) {
        var sayings = new HashMap<String, Saying>();
        properties(language).forEach((key, pattern) -> sayings.put((String) key, Saying.of(language, (String) pattern)));
        return Map.copyOf(sayings);
    }

    private static Properties properties(Language language) {
        var words = new Properties();
        try {
            for (var file : new PathMatchingResourcePatternResolver(Words.class.getClassLoader())
                    .getResources("classpath*:city/*/words_" + language.code() + ".properties")) {
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    words.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
