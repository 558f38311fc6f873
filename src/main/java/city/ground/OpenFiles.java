package city.ground;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files this process may have open. Each connection is one, so whoever opens a port asks here first. */
public final class OpenFiles {

    private static final int UNKNOWN_SYSTEM = 8_000;

    private OpenFiles() {}

    public static int most() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(unix.getMaxFileDescriptorCount(), 0, Integer.MAX_VALUE)
                : UNKNOWN_SYSTEM;
    }
}
