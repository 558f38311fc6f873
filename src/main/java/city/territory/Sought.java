package city.territory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What somebody types to find something in an archive: endings do not matter, and a street is meant by any of its names.
 *
 * @param ways each is a set of patterns; a text that has all patterns of one of them is found
 */
public record Sought(List<Set<String>> ways) {

    private static final int MOST_WORDS = 8;
    private static final int MOST_WAYS = 12;

    /** The condition in SQL that {@code text}, already in small letters, is found; its holes are filled by {@link #holes}. */
    public String in(String text) {
        var names = holes().keySet().iterator();
        return ways.stream()
                .map(way -> way.stream().map(_ -> text + " ~ :" + names.next()).collect(Collectors.joining(" and ", "(", ")")))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    public Map<String, String> holes() {
        var holes = new LinkedHashMap<String, String>();
        ways.forEach(way -> way.forEach(pattern -> holes.put("sought" + holes.size(), pattern)));
        return holes;
    }

    /** Nothing in it could be looked for. */
    public boolean empty() {
        return ways.isEmpty();
    }

    /** Reads what was typed. */
    @Component
    public static class Reader {

        private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}’'ʼ`]+");
        private static final Set<String> SMALL_WORDS = Set.of("без", "для", "про", "від", "при", "над", "під", "the", "and", "for");
        private static final Set<String> KINDS_OF_STREET = Arrays.stream(Street.Type.values())
                .flatMap(type -> Stream.of(Stem.of(type.word()), type.shortly().replace(".", "")))
                .collect(Collectors.toSet());

        private final Streets streets;

        Reader(Streets streets) {
            this.streets = streets;
        }

        public Sought read(String typed) {
            var ways = new LinkedHashSet<Set<String>>();
            ways.add(patterns(typed));
            Stream.concat(Stream.of(typed.toLowerCase(Locale.ROOT)), words(typed).stream())
                    .flatMap(part -> streets.called(part).stream().flatMap(Reader::names).map(name -> typed.toLowerCase(Locale.ROOT).replace(part, name)))
                    .map(Reader::patterns)
                    .forEach(ways::add);
            return new Sought(ways.stream().filter(way -> !way.isEmpty()).limit(MOST_WAYS).toList());
        }

        private static Stream<String> names(Street street) {
            return Stream.concat(Stream.of(street.name().uk()), street.oldNames().stream());
        }

        private static List<String> words(String text) {
            return BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT))
                    .map(word -> word.replaceAll("^[’'ʼ`]+|[’'ʼ`]+$", ""))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        private static Set<String> patterns(String text) {
            var words = words(text);
            var telling = words.stream()
                    .filter(word -> word.length() > 2 && !SMALL_WORDS.contains(word) || word.matches("\\d+"))
                    .filter(word -> !KINDS_OF_STREET.contains(Stem.of(word)))
                    .map(Stem::pattern)
                    .toList();
            return (telling.isEmpty() ? words.stream().map(Stem::pattern).toList() : telling).stream().limit(MOST_WORDS).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
