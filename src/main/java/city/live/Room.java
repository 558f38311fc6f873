package city.live;

import city.ground.OpenFiles;

/** How many connections fit, seated and at the door: each is an open file, and the rest of the city needs some too. */
record Room(int seats, int doorway) {

    private static final int WIDEST_DOORWAY = 4_096;

    static Room of(int slots) {
        var files = OpenFiles.most();
        var seats = slots > 0 ? slots : files / 4 * 3;
        return new Room(seats, Math.clamp((files - seats) / 2, 64, WIDEST_DOORWAY));
    }
}
