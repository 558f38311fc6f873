package city.pack;

/** Packs for tests, besides the one the application stands on. */
public final class Shelf {

    private Shelf() {}

    /** A city of the artifact with the invented things laid over it. */
    public static Pack demo(String city) {
        return new Pack(city, true);
    }

    /** A city without anything invented. */
    public static Pack pack(String city) {
        return new Pack(city, false);
    }

    public static Town town(String city) {
        return pack(city).read("city.yml", Town.class);
    }
}
