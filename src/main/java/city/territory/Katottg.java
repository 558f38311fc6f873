package city.territory;

/** The code of a territorial unit in the state codifier (ministry order 290 of 26.11.2020), such as UA65100150010064384. */
public record Katottg(String value) {

    public Katottg {
        if (!value.matches("UA\\d{17}")) {
            throw new IllegalArgumentException("a KATOTTG code is expected: UA and 17 digits, not " + value);
        }
    }

    public static Katottg valueOf(String text) {
        return new Katottg(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
