package city.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder that makes this software one city's: facts with their sources. In demo an overlay of invented things is
 * laid over it, and every page says so.
 *
 * <p>A name without a slash is a pack inside the artifact, anything else is a path.
 */
@Component
public class Pack {

    private final List<Folder> folders;
    private final boolean demo;

    Pack(@Value("${city.pack}") String city, @Value("${city.demo}") boolean demo) {
        this.demo = demo;
        this.folders = demo ? List.of(Folder.named(city), Folder.named("demo")) : List.of(Folder.named(city));
    }

    /** Invented data is on: titles begin «ДЕМО», CAP messages are exercises, nothing outside loopback is called. */
    public boolean demo() {
        return demo;
    }

    /** One YAML file of the city as a record. A mistake ends the start with a {@link PackMistake}. */
    public <T> T read(String file, Class<T> type) {
        return Yaml.read(folders.getFirst().name(file), text(folders.getFirst(), file).orElseThrow(() -> missing(file)), type);
    }

    /** A YAML list of the city and, in demo, of the overlay after it. A file that is in neither is an empty list. */
    public <T> List<T> list(String file, Class<T> type) {
        return each(file, (name, text) -> Yaml.list(name, text, type));
    }

    /** A YAML list that only the overlay has: what is invented. Empty outside demo. */
    public <T> List<T> invented(String file, Class<T> type) {
        return demo
                ? text(folders.getLast(), file).map(text -> Yaml.list(folders.getLast().name(file), text, type)).orElse(List.of())
                : List.of();
    }

    /** Rows of a `;`-separated table of the city and, in demo, of the overlay after it. */
    public <T> List<T> table(String file, Function<Row, T> row) {
        return each(file, (name, text) -> Row.rows(name, text, row));
    }

    /** Any other file of the city, such as its logo or a feed's sample; the overlay's wins. */
    public Optional<byte[]> file(String name) {
        return folders.reversed().stream().flatMap(folder -> folder.bytes(name).stream()).findFirst();
    }

    private <T> List<T> each(String file, Reading<T> reading) {
        return folders.stream()
                .flatMap(folder -> text(folder, file).stream()
                        .flatMap(text -> reading.read(folder.name(file), text).stream()))
                .toList();
    }

    private static Optional<String> text(Folder folder, String file) {
        return folder.bytes(file).map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A mistake that only shows when the file is read whole: it stands on the last line with these words. */
    public PackMistake mistake(String file, String words, String expected) {
        for (var folder : folders.reversed()) {
            var lines = text(folder, file).map(text -> text.lines().toList()).orElse(List.of());
            for (int number = lines.size(); number > 0; number--) {
                if (lines.get(number - 1).contains(words)) {
                    return new PackMistake(folder.name(file), number, expected);
                }
            }
        }
        return new PackMistake(folders.getFirst().name(file), 1, expected);
    }

    private PackMistake missing(String file) {
        return new PackMistake(folders.getFirst().name(file), 1, "the file is missing from the pack");
    }

    private interface Reading<T> {
        List<T> read(String name, String text);
    }

    /** Where a pack lies: inside the artifact, or a folder of the machine. */
    private record Folder(String place, boolean inside) {

        static Folder named(String city) {
            return city.contains("/") || city.contains("\\") ? new Folder(city, false) : new Folder("packs/" + city, true);
        }

        String name(String file) {
            return place + "/" + file;
        }

        Optional<byte[]> bytes(String file) {
            try {
                if (!inside) {
                    var path = Path.of(place, file);
                    return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
                }
                try (InputStream stream = Pack.class.getClassLoader().getResourceAsStream(name(file))) {
                    return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Cities of the artifact, for the sentence that says a name is unknown. */
    static Stream<String> inside() {
        return Stream.of("kherson");
    }
}
