package city.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the city says: both languages say all of it, and nothing is written down that nobody says. */
class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java/city");
    private static final Pattern HOLE = Pattern.compile("\\{\\s*(\\d+)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_.-]*\\.?)\"");

    @Test
    void every_word_exists_in_every_language() {
        assertThat(words("en").keySet()).isEqualTo(words("uk").keySet());
    }

    @Test
    void a_number_stays_with_its_unit_and_a_lone_letter_with_its_word() {
        assertThat(Words.tied("Оксана, 2 хв тому")).isEqualTo("Оксана, 2\u00a0хв\u00a0тому");
        assertThat(Words.tied("через 3 години й 15 хвилин")).isEqualTo("через 3\u00a0години й\u00a015\u00a0хвилин");
        assertThat(Words.tied("5 хвостів, 4 min ago")).isEqualTo("5 хвостів, 4\u00a0min ago");
    }

    @Test
    void no_word_is_empty_in_either_language() {
        assertThat(words("uk").values()).noneMatch(String::isBlank);
        assertThat(words("en").values()).noneMatch(String::isBlank);
    }

    @Test
    void both_languages_fill_the_same_holes() {
        var english = words("en");
        assertThat(words("uk")).allSatisfy((key, words) -> assertThat(holes(english.getOrDefault(key, words))).as(key).isEqualTo(holes(words)));
    }

    @Test
    void every_pattern_can_be_read() {
        for (var language : List.of("uk", "en")) {
            words(language).forEach((key, words) -> assertThatCode(() -> new MessageFormat(words, com.ibm.icu.util.ULocale.forLanguageTag(language)))
                    .as("%s in %s", key, language)
                    .doesNotThrowAnyException());
        }
    }

    /** An apostrophe typed as ' would swallow the hole after it; the Ukrainian one is ’. */
    @Test
    void no_pattern_has_a_quote_that_the_format_would_take_for_its_own() {
        assertThat(words("uk")).noneSatisfy((key, words) -> assertThat(words).as(key).contains("{").contains("'"));
        assertThat(words("en")).noneSatisfy((key, words) -> assertThat(words).as(key).contains("{").contains("'"));
    }

    /**
     * A key may end in a code: then its beginning, up to a dot, stands in the code as {@code "alerts.severity."}. Or it
     * is the {@code .text} under a headline that is said.
     */
    @Test
    void no_word_is_unused() {
        var said = said();
        var beginnings = said.stream().filter(literal -> literal.endsWith(".")).toList();
        assertThat(words("uk").keySet().stream()
                        .filter(key -> !said.contains(key))
                        .filter(key -> !said.contains(key.replaceFirst("\\.text$", "")))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith)))
                .as("written down, but nobody says it")
                .isEmpty();
    }

    /** A word that a template asks for and nobody wrote down would be an error on somebody's screen. */
    @Test
    void every_word_that_is_asked_for_exists() {
        var known = words("uk").keySet();
        var asked = sources().values().stream()
                .flatMap(text -> Pattern.compile("\\bsay\\((?:[a-zA-Z.()]+, )?\"([a-z][a-z0-9_.-]*[a-z0-9])\"").matcher(text).results())
                .map(found -> found.group(1))
                .filter(key -> key.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).isNotEmpty();
        assertThat(known).containsAll(asked);
    }

    private static Set<String> holes(String words) {
        return HOLE.matcher(words).results().map(hole -> hole.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> said() {
        return sources().values().stream()
                .flatMap(text -> LITERAL.matcher(text).results())
                .map(found -> found.group(1))
                .filter(key -> key.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> words(String language) {
        var all = new java.util.TreeMap<String, String>();
        each(".properties").forEach((file, text) -> {
            if (file.getFileName().toString().equals("words_" + language + ".properties")) {
                var words = new Properties();
                try {
                    words.load(new java.io.StringReader(text));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                words.forEach((key, value) -> assertThat(all.put((String) key, (String) value)).as("said twice: " + key).isNull());
            }
        });
        return all;
    }

    private static Map<Path, String> sources() {
        var sources = each(".java");
        sources.putAll(each(".jte"));
        return sources;
    }

    private static Map<Path, String> each(String ending) {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toMap(file -> file, WordsTest::read, (one, _) -> one, java.util.TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
