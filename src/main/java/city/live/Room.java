package city.live;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many connections fit, seated and at the door: each is an open file, and the rest of the city needs some too. */
record Room(int seats, int doorway) {

    private static final int UNKNOWN_SYSTEM = 8_000;
    private static final int WIDEST_DOORWAY = 4_096;

    static Room of(int slots) {
        var files = openFiles();
        var seats = slots > 0 ? slots : files / 4 * 3;
        return new Room(seats, Math.clamp((files - seats) / 2, 64, WIDEST_DOORWAY));
    }

    static int openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(unix.getMaxFileDescriptorCount(), 0, Integer.MAX_VALUE)
                : UNKNOWN_SYSTEM;
    }
}
