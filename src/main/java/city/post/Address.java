package city.post;

import java.util.Locale;

/** Where a letter goes: an e-mail address, without the part before the {@code <…>} that could smuggle in a second one. */
public record Address(String value) {

    private static final String FORM = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*";

    public Address {
        if (value.length() > 254 || !value.matches(FORM)) {
            throw new IllegalArgumentException("an e-mail address such as name@example.org is expected");
        }
    }

    public static Address valueOf(String text) {
        return new Address(text.strip().toLowerCase(Locale.ROOT));
    }
}
