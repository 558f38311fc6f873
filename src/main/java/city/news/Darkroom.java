package city.news;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes pictures fit to be shown: known by their first bytes and not by their name, measured before they are decoded,
 * turned upright, made smaller and written anew, so that nothing is left in them but the picture.
 */
@Component
class Darkroom {

    /** Largest file that is looked at. */
    static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final long MOST_PIXELS = 50_000_000;

    /** WebP is decoded whole, whatever size is asked for. */
    private static final long MOST_PIXELS_WEBP = 16_000_000;

    private static final long PIXELS_IN_MEMORY = 12_000_000;
    private static final double QUALITY = .82;

    private static final Logger log = LoggerFactory.getLogger(Darkroom.class);

    sealed interface Developing {
        /** {@code width} and {@code height} are those of the wide one. */
        record Done(byte[] wide, byte[] narrow, int width, int height) implements Developing {}

        /** Not a JPEG, PNG or WebP, or a broken one. */
        record NotAPicture() implements Developing {}

        /** Too many bytes or pixels. */
        record TooLarge() implements Developing {}
    }

    /** One picture at a time: a decoded one takes tens of megabytes. */
    synchronized Developing develop(byte[] sent) {
        if (sent.length > LARGEST_FILE) {
            return new Developing.TooLarge();
        }
        var format = format(sent);
        if (format.isEmpty()) {
            return new Developing.NotAPicture();
        }
        try {
            return develop(sent, format.get());
        } catch (IOException | RuntimeException e) {
            // Decoders answer broken bytes with exceptions of every kind.
            log.debug("a picture could not be read", e);
            return new Developing.NotAPicture();
        }
    }

    private static Optional<String> format(byte[] sent) {
        var head = new String(sent, 0, Math.min(sent.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpeg");
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("png");
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of("webp") : Optional.empty();
    }

    private static Developing develop(byte[] sent, String format) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            var photo = format.equals("jpeg");
            reader.setInput(stream, true, !photo);
            var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > (format.equals("webp") ? MOST_PIXELS_WEBP : MOST_PIXELS)) {
                return new Developing.TooLarge();
            }
            var taken = read(reader, pixels);
            var picture = photo ? upright(reader, taken) : taken;
            var wide = smaller(picture, Picture.WIDE);
            return new Developing.Done(jpeg(wide), jpeg(smaller(wide, Picture.NARROW)), wide.getWidth(), wide.getHeight());
        } finally {
            reader.dispose();
        }
    }

    /** Every n-th pixel of a very large picture is enough, and fits into memory. */
    private static BufferedImage read(ImageReader reader, long pixels) throws IOException {
        var every = (int) Math.ceil(Math.sqrt((double) pixels / PIXELS_IN_MEMORY));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(every, every, 0, 0);
        return onPaper(reader.read(0, how));
    }

    /** A camera writes down how it was held and leaves the turning to us. */
    private static BufferedImage upright(ImageReader reader, BufferedImage taken) throws IOException {
        var held = ExifUtils.getExifOrientation(reader, 0);
        return held == null ? taken : ExifFilterUtils.getFilterForOrientation(held).apply(taken);
    }

    /** JPEG knows no transparency: what shines through is white. */
    private static BufferedImage onPaper(BufferedImage picture) {
        var paper = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = paper.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return paper;
    }

    private static BufferedImage smaller(BufferedImage picture, int longest) throws IOException {
        var fits = picture.getWidth() <= longest && picture.getHeight() <= Picture.WIDE;
        return fits ? picture : Thumbnails.of(picture).size(longest, Picture.WIDE).asBufferedImage();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Thumbnails.of(picture).scale(1).outputFormat("jpeg").outputQuality(QUALITY).toOutputStream(bytes);
        return bytes.toByteArray();
    }
}
