package city.shell;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Draws share pictures (1200×630, as the Open Graph readers want them) and remembers the last ones: a link is shared by many at once. */
@Component
public class Posters {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int REMEMBERED = 64;

    private static final int BAND = 140;
    private static final int EDGE = 64;
    private static final int ROOM = WIDTH - 2 * EDGE;
    private static final double[] HEADLINES = {100, 88, 76, 66, 58, 50};
    private static final int MOST_LINES = 4;
    private static final double ROOM_FOR_LINES = 4.2 * 58;

    private static final Color PAPER = new Color(0xffffff);
    private static final Color INK = new Color(0x13212f);
    private static final Color SOFT = new Color(0x4b5c6c);
    private static final Color LINE = new Color(0xd6dfe7);

    private final Map<Poster, Machine> drawn = new LinkedHashMap<>(16, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Poster, Machine> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The fonts are opened by the first poster, not by the start of the city. */
    private record Letters(Lettering bold, Lettering medium) {}

    private @org.jspecify.annotations.Nullable Letters letters;

    /** One at a time: a drawing takes tens of milliseconds, and its fonts are read by one hand. */
    public synchronized Machine picture(Poster poster) {
        return drawn.computeIfAbsent(poster, this::draw);
    }

    private Machine draw(Poster poster) {
        var letters = letters();
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        band(pen, poster, letters);
        headline(pen, poster, letters);
        foot(pen, poster, letters);
        pen.dispose();
        return Machine.of("image/png", png(image));
    }

    private void band(Graphics2D pen, Poster poster, Letters letters) {
        pen.setColor(poster.tone().ground());
        pen.fillRect(0, 0, WIDTH, BAND);
        var sign = new AffineTransform(3.2, 0, 0, 3.2, EDGE - 3, (BAND - 76.8) / 2);
        pen.setColor(poster.tone().ink());
        pen.fill(sign.createTransformedShape(poster.tone().shape()));
        pen.setColor(poster.tone().ground());
        pen.fill(sign.createTransformedShape(poster.tone().sign()));
        pen.setColor(poster.tone().ink());
        pen.fill(letters.bold().line(letters.bold().cut(poster.word(), 46, ROOM - 104), 46, EDGE + 100, BAND / 2.0 + 16));
    }

    /** As large as its lines have room for. */
    private void headline(Graphics2D pen, Poster poster, Letters letters) {
        var size = HEADLINES[HEADLINES.length - 1];
        List<String> lines = List.of();
        for (var candidate : HEADLINES) {
            size = candidate;
            lines = letters.bold().lines(poster.headline(), candidate, ROOM);
            if (lines.size() * candidate <= ROOM_FOR_LINES) {
                break;
            }
        }
        pen.setColor(INK);
        var y = BAND + 48 + size * .74;
        for (int number = 0; number < Math.min(lines.size(), MOST_LINES); number++) {
            var last = number == MOST_LINES - 1 && lines.size() > MOST_LINES;
            var line = last ? letters.bold().cut(lines.get(number) + " …", size, ROOM) : lines.get(number);
            pen.fill(letters.bold().line(line, size, EDGE, y));
            y += size * 1.14;
        }
        pen.setColor(SOFT);
        pen.fill(letters.medium().line(letters.medium().cut(poster.place(), 38, ROOM), 38, EDGE, y + 6));
    }

    private void foot(Graphics2D pen, Poster poster, Letters letters) {
        pen.setColor(LINE);
        pen.fillRect(EDGE, HEIGHT - 88, ROOM, 2);
        pen.setColor(Poster.Tone.NEWS.ground());
        pen.fill(letters.bold().line(letters.bold().cut(poster.city(), 32, ROOM), 32, EDGE, HEIGHT - 36));
    }

    private Letters letters() {
        if (letters == null) {
            letters = new Letters(Lettering.in("Inter-Bold.ttf"), Lettering.in("Inter-Medium.ttf"));
        }
        return letters;
    }

    private static byte[] png(BufferedImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
