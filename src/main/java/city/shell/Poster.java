package city.shell;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** What a share preview shows: how grave it is, in colour, shape and word, what has happened, where, and which city says so. */
public record Poster(Tone tone, String word, String headline, String place, String city) {

    /** More than fits on it in any size. */
    private static final int LONGEST = 250;

    public Poster {
        word = bounded(word);
        headline = bounded(Words.tied(headline));
        place = bounded(place);
        city = bounded(city);
    }

    private static String bounded(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    /** The severities and their likes, in the colours of the style sheet; what is not meant in earnest is grey. */
    public enum Tone {
        EXTREME(0xb0112a, 0xffffff),
        SEVERE(0xbf430b, 0xffffff),
        MODERATE(0xeeb42e, 0x2b1d00),
        MINOR(0x33658f, 0xffffff),
        CLEAR(0x17704a, 0xffffff),
        UNREAL(0x4b5c6c, 0xffffff),
        NEWS(0x0b4f86, 0xffffff);

        private final int ground;
        private final int ink;

        Tone(int ground, int ink) {
            this.ground = ground;
            this.ink = ink;
        }

        Color ground() {
            return new Color(ground);
        }

        Color ink() {
            return new Color(ink);
        }

        /** On a square of 24. */
        Shape shape() {
            return switch (this) {
                case EXTREME -> polygon(7.8, 1.5, 16.2, 1.5, 22.5, 7.8, 22.5, 16.2, 16.2, 22.5, 7.8, 22.5, 1.5, 16.2, 1.5, 7.8);
                case SEVERE -> polygon(12, 2, 23, 21.5, 1, 21.5);
                case MODERATE -> polygon(12, 1, 23, 12, 12, 23, 1, 12);
                case MINOR, CLEAR, UNREAL -> new Ellipse2D.Double(1.5, 1.5, 21, 21);
                case NEWS -> new RoundRectangle2D.Double(3.5, 2, 17, 20, 4, 4);
            };
        }

        /** What stands in the shape, on the same square: a call, a word, a tick, lines of text. */
        Shape sign() {
            var sign = new Path2D.Double();
            switch (this) {
                case MINOR, UNREAL -> {
                    sign.append(new Ellipse2D.Double(10.6, 6.2, 2.8, 2.8), false);
                    sign.append(new RoundRectangle2D.Double(10.8, 10.6, 2.4, 7, 2.4, 2.4), false);
                }
                case EXTREME, SEVERE, MODERATE -> {
                    var down = this == SEVERE ? 2 : 0;
                    sign.append(new RoundRectangle2D.Double(10.8, 6.4 + down, 2.4, 7, 2.4, 2.4), false);
                    sign.append(new Ellipse2D.Double(10.6, 15 + down, 2.8, 2.8), false);
                }
                case CLEAR -> sign.append(polygon(6.6, 12.3, 8.3, 10.6, 10.6, 12.9, 15.8, 7.7, 17.5, 9.4, 10.6, 16.3), false);
                case NEWS -> {
                    sign.append(new RoundRectangle2D.Double(7, 6.5, 10, 2.2, 2, 2), false);
                    sign.append(new RoundRectangle2D.Double(7, 11, 10, 2.2, 2, 2), false);
                    sign.append(new RoundRectangle2D.Double(7, 15.5, 6, 2.2, 2, 2), false);
                }
            }
            return sign;
        }

        private static Shape polygon(double... points) {
            var polygon = new Path2D.Double();
            polygon.moveTo(points[0], points[1]);
            for (int at = 2; at < points.length; at += 2) {
                polygon.lineTo(points[at], points[at + 1]);
            }
            polygon.closePath();
            return polygon;
        }
    }
}
