package city.news;

/** The address of a picture for ever: another picture gets another one. */
record PictureKey(String value) {

    PictureKey {
        if (!value.matches("[a-z2-9]{16}")) {
            throw new IllegalArgumentException("not the name of a picture");
        }
    }

    static PictureKey fresh() {
        return new PictureKey(Letters.random(16));
    }

    public static PictureKey valueOf(String text) {
        return new PictureKey(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
