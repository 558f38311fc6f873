package city.pack;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** One line of a `;`-separated table of the pack, which knows where it stands. */
public class Row {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private final String file;
    private final int line;
    private final CSVRecord fields;

    private Row(String file, int line, CSVRecord fields) {
        this.file = file;
        this.line = line;
        this.fields = fields;
    }

    static <T> List<T> rows(String file, String text, Function<Row, T> row) {
        try (var parser = FORMAT.parse(new StringReader(text))) {
            var rows = new ArrayList<T>();
            for (var fields : parser) {
                var here = new Row(file, (int) parser.getCurrentLineNumber(), fields);
                try {
                    rows.add(row.apply(here));
                } catch (IllegalArgumentException e) {
                    throw here.mistake(String.valueOf(e.getMessage()));
                }
            }
            return List.copyOf(rows);
        } catch (IOException | IllegalStateException e) {
            throw new PackMistake(file, 1, "a table with fields parted by ';' is expected: " + e.getMessage());
        }
    }

    /** The words of a column that must not be empty. */
    public String need(String column) {
        var value = get(column);
        if (value.isEmpty()) {
            throw mistake(column + " is empty");
        }
        return value;
    }

    /** The words of a column, empty where the table says nothing. */
    public String get(String column) {
        if (!fields.isMapped(column)) {
            throw new PackMistake(file, 1, "a column named " + column + " is expected in the first line");
        }
        return fields.isSet(column) ? fields.get(column) : "";
    }

    /** A mistake in this line. */
    public PackMistake mistake(String expected) {
        return new PackMistake(file, line, expected);
    }
}
