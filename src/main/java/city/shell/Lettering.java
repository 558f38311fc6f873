package city.shell;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;

/** Words as outlines in a font of our own: the JDK's text needs fontconfig and a font on the machine, and a bare server has neither. */
final class Lettering {

    private static final String ELLIPSIS = "…";

    private final TrueTypeFont font;

    private Lettering(TrueTypeFont font) {
        this.font = font;
    }

    static Lettering in(String file) {
        try {
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(new ClassPathResource("fonts/" + file).getContentAsByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(letter -> advance(glyph(letter))).sum() * scale(size);
    }

    /** The line with its left end at {@code x} and its feet on {@code y}. */
    Shape line(String text, double size, double x, double y) {
        var line = new Path2D.Double();
        var pen = x;
        for (var letter : text.codePoints().toArray()) {
            var glyph = glyph(letter);
            line.append(outline(glyph, new AffineTransform(scale(size), 0, 0, -scale(size), pen, y)), false);
            pen += advance(glyph) * scale(size);
        }
        return line;
    }

    /** The text in lines no wider than this; a word that is wider by itself is cut. */
    List<String> lines(String text, double size, double widest) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.strip().split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size) > widest) {
                lines.add(line);
                line = cut(word, size, widest);
            } else {
                line = cut(longer, size, widest);
            }
        }
        lines.add(line);
        return lines;
    }

    /** The text if it is narrow enough, or its beginning with an ellipsis. */
    String cut(String text, double size, double widest) {
        var short_ = text;
        while (width(short_, size) > widest) {
            short_ = short_.substring(0, short_.offsetByCodePoints(short_.length(), short_.endsWith(ELLIPSIS) ? -2 : -1)).stripTrailing() + ELLIPSIS;
        }
        return short_;
    }

    private double scale(double size) {
        try {
            return size / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int glyph(int letter) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A letter that the font does not have takes no room. */
    private double advance(int glyph) {
        try {
            return glyph == 0 ? 0 : font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shape outline(int glyph, AffineTransform place) {
        try {
            var drawn = glyph == 0 ? null : font.getGlyph().getGlyph(glyph);
            return drawn == null ? new Path2D.Double() : place.createTransformedShape(drawn.getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
