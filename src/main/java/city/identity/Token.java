package city.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What stands in a link that opens something once: 128 random bits. The database keeps only its digest. */
final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(16));
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compared in the same time wherever they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }
}
