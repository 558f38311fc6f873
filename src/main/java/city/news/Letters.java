package city.news;

import java.security.SecureRandom;

/** Names for addresses: letters and digits that nobody can guess or mix up. */
final class Letters {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Letters() {}

    static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (name, at) -> name.append(ALPHABET.charAt(at)), StringBuilder::append)
                .toString();
    }
}
