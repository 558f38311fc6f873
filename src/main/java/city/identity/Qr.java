package city.identity;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A square that a phone's camera reads, as a path of an SVG or as text for a console. */
final class Qr {

    private final BitMatrix squares;

    private Qr(BitMatrix squares) {
        this.squares = squares;
    }

    static Qr of(String text) {
        try {
            return new Qr(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(
                    EncodeHintType.CHARACTER_SET, "UTF-8",
                    EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L,
                    EncodeHintType.MARGIN, 4)));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    int side() {
        return squares.getWidth();
    }

    /** Dark squares, row by row, one unit each. */
    String path() {
        var path = new StringBuilder();
        for (var y = 0; y < side(); y++) {
            for (var x = 0; x < side(); x++) {
                if (squares.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Two rows in one line of text, light squares drawn: right on a dark console. */
    String text() {
        var text = new StringBuilder();
        for (var y = 0; y < side(); y += 2) {
            text.append("  ");
            for (var x = 0; x < side(); x++) {
                var upper = !squares.get(x, y);
                var lower = y + 1 >= side() || !squares.get(x, y + 1);
                text.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
