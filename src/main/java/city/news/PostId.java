package city.news;

/** One post in the office, from its first draft on. Readers know it by its {@link Slug}. */
record PostId(String value) {

    PostId {
        if (!value.matches("[a-z2-9]{8}")) {
            throw new IllegalArgumentException("not the name of a post");
        }
    }

    static PostId fresh() {
        return new PostId(Letters.random(8));
    }

    public static PostId valueOf(String text) {
        return new PostId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
