package city.news;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as tests need them, all made up. */
final class Photos {

    /** One pixel. */
    static final byte[] WEBP = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    static final byte[] SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8);

    private Photos() {}

    static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpeg");
    }

    static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    /** A photo by a camera that was held upright and knew where it was: EXIF with a place, and the note that it lies on its side. */
    static byte[] withPlace(int width, int height) {
        var plain = jpeg(width, height);
        var exif = ByteBuffer.allocate(200);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 2);
        entry(exif, 0x0112, 3, 1, 6 << 16);
        entry(exif, 0x8825, 4, 1, 38);
        exif.putInt(0);
        exif.putShort((short) 1);
        entry(exif, 0x0001, 2, 2, 'N' << 24);
        exif.putInt(0);
        exif.put("GPS 46.6354 32.6169".getBytes(StandardCharsets.US_ASCII));
        var segment = new byte[exif.position()];
        exif.flip().get(segment);
        var photo = new ByteArrayOutputStream();
        photo.write(plain, 0, 2);
        photo.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) ((segment.length + 2) >> 8), (byte) (segment.length + 2)});
        photo.writeBytes(segment);
        photo.write(plain, 2, plain.length - 2);
        return photo.toByteArray();
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A PNG whose header promises this many pixels, and nothing after it. */
    static byte[] promising(int width, int height) {
        var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0}).array();
        var sum = new CRC32();
        sum.update(header);
        var empty = new byte[12];
        return ByteBuffer.allocate(45).put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1)).putInt(13).put(header).putInt((int) sum.getValue()).put(empty).array();
    }

    static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Red on the left, blue on the right: so that a test sees which way is up. */
    private static byte[] encoded(int width, int height, String format) {
        try {
            var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            var pen = picture.createGraphics();
            pen.setColor(Color.RED);
            pen.fillRect(0, 0, width / 2, height);
            pen.setColor(Color.BLUE);
            pen.fillRect(width / 2, 0, width, height);
            pen.dispose();
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
