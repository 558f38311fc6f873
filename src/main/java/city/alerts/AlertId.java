package city.alerts;

import java.security.SecureRandom;

/** The public name of an alert from its first message to its last: ten random letters and digits, never a serial number. */
public record AlertId(String value) {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    public AlertId {
        if (!value.matches("[a-z2-9]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("not the name of an alert");
        }
    }

    static AlertId fresh() {
        var name = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new AlertId(name.toString());
    }

    public static AlertId valueOf(String text) {
        return new AlertId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
