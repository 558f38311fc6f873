package city.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux knows about a process. */
final class Machine {

    private Machine() {}

    /** Time on a processor, of all threads, in the kernel too. */
    static long cpuNanos(long pid) throws IOException {
        long sum = 0;
        try (var threads = Files.list(Path.of("/proc", "" + pid, "task"))) {
            for (var thread : threads.toList()) {
                try {
                    sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                } catch (NoSuchFileException ended) {
                    // A thread that ended meanwhile had nothing to do with the round.
                }
            }
        }
        return sum;
    }

    static long residentBytes(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", "" + pid, "status"))) {
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
        throw new IOException("no VmRSS");
    }
}
