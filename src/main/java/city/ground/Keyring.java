package city.ground;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the city, which never lie in its database: whoever gets hold of a copy of that gets no secret with it. The
 * first one seals, all of them open, so that a key can be replaced by another.
 */
public final class Keyring {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SequencedMap<String, SecretKey> keys;

    Keyring(SequencedMap<String, byte[]> keys) {
        var masters = new LinkedHashMap<String, SecretKey>();
        keys.forEach((id, key) -> masters.put(id, new SecretKeySpec(key, "HKDF")));
        this.keys = masters;
    }

    /** AES-GCM with a fresh nonce. What it belongs to is sealed with it: moved to another row it opens no more. */
    public byte[] seal(byte[] plain, String belongsTo) {
        var id = keys.firstEntry().getKey().getBytes(StandardCharsets.US_ASCII);
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, keys.firstEntry().getValue(), nonce, belongsTo, plain);
        return ByteBuffer.allocate(1 + id.length + NONCE + sealed.length).put((byte) id.length).put(id).put(nonce).put(sealed).array();
    }

    public sealed interface Opening {
        record Opened(byte[] plain) implements Opening {}

        /** Changed, moved, or nothing that was ever sealed. */
        record Broken() implements Opening {}

        /** Sealed by a key that is not here. */
        record KeyMissing(String key) implements Opening {}
    }

    public Opening open(byte[] sealed, String belongsTo) {
        if (sealed.length < 1 || sealed[0] < 1 || sealed.length < 1 + sealed[0] + NONCE + TAG_BITS / 8) {
            return new Opening.Broken();
        }
        var key = keys.get(keyOf(sealed));
        if (key == null) {
            return new Opening.KeyMissing(keyOf(sealed));
        }
        var from = 1 + sealed[0];
        try {
            var nonce = Arrays.copyOfRange(sealed, from, from + NONCE);
            return new Opening.Opened(cipher(Cipher.DECRYPT_MODE, key, nonce, belongsTo, Arrays.copyOfRange(sealed, from + NONCE, sealed.length)));
        } catch (IllegalStateException broken) {
            return new Opening.Broken();
        }
    }

    /** Whether it was sealed by the key that seals now. */
    public boolean upToDate(byte[] sealed) {
        return keyOf(sealed).equals(keys.firstEntry().getKey());
    }

    /**
     * The same for the same text, and worth nothing without the key: for finding what must not lie readable, such as a
     * number of a document, which a plain digest would give away to whoever tries them all.
     */
    public byte[] fingerprint(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(derived(keys.firstEntry().getValue(), "fingerprint " + purpose, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyOf(byte[] sealed) {
        return new String(sealed, 1, sealed[0], StandardCharsets.US_ASCII);
    }

    private static byte[] cipher(int mode, SecretKey key, byte[] nonce, String belongsTo, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, derived(key, "seal", "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One key never does two things. */
    private static SecretKey derived(SecretKey master, String purpose, String algorithm) throws GeneralSecurityException {
        var parameters = HKDFParameterSpec.ofExtract().addIKM(master).thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
        return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
    }

    static Keyring of(Map<String, byte[]> keys) {
        return new Keyring(new LinkedHashMap<>(keys));
    }
}
