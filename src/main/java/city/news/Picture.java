package city.news;

import city.pack.Text;

/** The picture of a post: where it lies, how large it is at its widest, and what it shows for whoever cannot see it. */
record Picture(PictureKey key, int width, int height, Text alt) {

    /** The widths a picture is kept in. */
    static final int WIDE = 1600;

    static final int NARROW = 640;

    /** Where everyone finds the pictures of published posts. */
    static final String SHELF = "/news/pictures/";

    /** Where editors find all of them. */
    static final String OFFICE_SHELF = "/office/news/pictures/";

    /** Height at the smaller width, so that the page keeps the place before the picture comes. */
    int narrowHeight() {
        return width <= NARROW ? height : Math.max(1, Math.round((float) height * NARROW / width));
    }

    /** Its name on a shelf: {@code k7m2q9x4abcdefgh-640.jpg}. */
    String file(int width) {
        return key + "-" + width + ".jpg";
    }

    String address(int width) {
        return SHELF + file(width);
    }

    int narrowWidth() {
        return Math.min(width, NARROW);
    }
}
