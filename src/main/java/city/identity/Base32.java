package city.identity;

import java.math.BigInteger;

/** Letters for a secret that a person may have to type: RFC 4648 base 32, whole groups only. */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String of(byte[] bytes) {
        if (bytes.length % 5 != 0) {
            throw new IllegalArgumentException("a multiple of five bytes is expected");
        }
        var rest = new BigInteger(1, bytes);
        var text = new StringBuilder();
        for (var letter = 0; letter < bytes.length / 5 * 8; letter++) {
            text.append(LETTERS.charAt(rest.intValue() & 31));
            rest = rest.shiftRight(5);
        }
        return text.reverse().toString();
    }
}
