package city.pack;

/** A mistake in the city pack: it stops the start, because a city that is half read warns the wrong people. */
public class PackMistake extends RuntimeException {

    public PackMistake(String file, int line, String expected) {
        super(file + ":" + line + ": " + expected);
    }
}
