package city.news;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plain text as people type and paste it. */
final class Plain {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"«»“”]*[^\\s<>\"«»“”.,;:!?)']");

    private Plain() {}

    /** The text without what neither XML 1.0 nor PostgreSQL can hold, with one kind of line break. */
    static String clean(String text) {
        return text.replaceAll("\\R", "\n")
                .codePoints()
                .filter(letter -> letter == '\t' || letter == '\n' || letter >= 0x20 && letter <= 0xD7FF || letter >= 0xE000 && letter <= 0xFFFD || letter >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    static List<String> paragraphs(String text) {
        return List.of(text.strip().split("\n\\s*\n"));
    }

    /** A part of a paragraph. */
    sealed interface Piece {
        record Words(String text) implements Piece {}

        /** An address on the web that may be followed. */
        record Link(String address) implements Piece {}
    }

    static List<Piece> pieces(String paragraph) {
        var pieces = new ArrayList<Piece>();
        var link = LINK.matcher(paragraph);
        var from = 0;
        while (link.find()) {
            if (link.start() > from) {
                pieces.add(new Piece.Words(paragraph.substring(from, link.start())));
            }
            pieces.add(new Piece.Link(link.group()));
            from = link.end();
        }
        if (from < paragraph.length()) {
            pieces.add(new Piece.Words(paragraph.substring(from)));
        }
        return pieces;
    }
}
