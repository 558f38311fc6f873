package city.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Somebody mends the pack of a small town by hand and slips. */
class PackMistakeTest {

    private static final Path TESTTOWN = Path.of("src/test/resources/packs/testtown");

    /** Whatever reads the pack at the start, by name: most of it is nobody else's business. */
    private static final String[] READERS = {
        "city.pack.Pack", "city.pack.Town$Reading", "city.territory.Units", "city.territory.Streets", "city.alerts.Kinds"
    };

    @TempDir
    Path folder;

    @Test
    void a_pack_without_mistakes_is_read() throws Exception {
        copy();

        start();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', value = {
        "city.yml         | time_zone: Europe/Warsaw | time_zone: Europe/Warszawa           | city.yml:10: time_zone:",
        "city.yml         | narrow_circle: 800       | narrow_circle: 800\\nnickname: Т      | city.yml:33: nickname: Unrecognized",
        "city.yml         | narrow_circle: 800       | narrow_circle: 0                     | narrow_circle is expected in metres, above 0",
        "city.yml         | narrow_circle: 800       | ''                                   | narrow_circle",
        "city.yml         | latitude: 50.10          | latitude: 150.10                     | city.yml:12: centre: Cannot construct instance",
        "city.yml         | number: \"112\"           | number: \"дзвоніть\"                  | a phone number such as",
        "city.yml         | [uk, en]                 | [en, uk]                             | Ukrainian first",
        "city.yml         | raion: UA99010000000000002 | raion: UA99010000000000009         | city.yml:8: the unit UA99010000000000009 is expected among the rows of territory.csv",
        "territory.csv    | UA99010010020000007;C    | UA990100100200007;C                  | territory.csv:9: ",
        "territory.csv    | UA99010010010200006      | UA99010010010100005                  | territory.csv:8: the unit UA99010010010100005 stands twice",
        "territory.csv    | UA99010000000000002;P;Вигаданий район;Vyhadanyi Raion;UA99000000000000001 | UA99010000000000002;P;Вигаданий район;Vyhadanyi Raion;UA99010010010000004 | territory.csv:4: the parent UA99010010010000004 is expected in a row above this one",
        "streets.csv      | вулиця;Мостова           | дорога;Мостова                        | streets.csv:6: ",
        "streets.csv      | prov-pershyi             | vul-persha                           | streets.csv:4: the street id vul-persha stands twice",
        "streets.csv      | name_uk                  | name_ua                              | streets.csv:1: a column named name_uk is expected",
        "alert-kinds.yml  | severity: Extreme        | severity: Terrible                   | alert-kinds.yml:7: [0].severity:",
        "alert-kinds.yml  | code: smoke              | code: dam_break                      | alert-kinds.yml:29: the kind dam_break stands twice",
        "alert-kinds.yml  | response: AllClear       | response: None                       | second_key_wait is expected",
        "alert-kinds.yml  | durations: [PT1H, PT3H]  | durations: [година]                  | alert-kinds.yml:11: [0].durations",
    })
    void a_mistake_stops_the_start_with_the_file_the_line_and_what_is_expected(String file, String right, String wrong, String sentence) throws Exception {
        copy();
        var path = folder.resolve(file);
        var text = Files.readString(path);
        assertThat(text).contains(right);
        var at = text.indexOf(right);
        Files.writeString(path, text.substring(0, at) + wrong.replace("\\n", "\n") + text.substring(at + right.length()));

        assertThatThrownBy(this::start)
                .hasRootCauseInstanceOf(PackMistake.class)
                .rootCause()
                .hasMessageContaining(sentence)
                .hasMessageStartingWith(folder.toString());
    }

    @Test
    void a_pack_that_is_not_there_is_said_by_name() {
        assertThatThrownBy(this::start).rootCause().isInstanceOf(PackMistake.class).hasMessageContaining("city.yml:1: the file is missing");
    }

    private void start() {
        try (var town = new AnnotationConfigApplicationContext()) {
            town.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of("city.pack", folder.toString(), "city.demo", "false")));
            for (var reader : READERS) {
                town.register(Class.forName(reader));
            }
            town.refresh();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy() throws IOException {
        try (var files = Files.list(TESTTOWN)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
