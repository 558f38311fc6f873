package city.pack;

import java.util.Locale;

/** Ukrainian comes first by law (2704-VIII, Art. 27); English by the reader's own choice. */
public enum Language {
    UK("uk", "uk-UA"),
    EN("en", "en-GB");

    private final String code;
    private final String tag;

    Language(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** Two letters, as in {@code <html lang>} and in the names of word files. */
    public String code() {
        return code;
    }

    /** RFC 3066 tag, as CAP 1.2 wants it in {@code <language>}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    public Language other() {
        return this == UK ? EN : UK;
    }
}
