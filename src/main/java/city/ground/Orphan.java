package city.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** kill -9 of the application leaves its PostgreSQL behind, holding the folder. It is asked to stop, never killed. */
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    private Orphan() {}

    /** Call only while holding the lock of the folder: then no living application owns what is found here. */
    static void end(Path folder) throws IOException {
        var left = postmaster(folder);
        if (left.isPresent()) {
            log.info("The last run left its database running; stopping it first");
            // Fast, and if it does not listen, at once: the log of changes is replayed at the next start.
            if (!stops(left.get(), "INT", 20) && !stops(left.get(), "QUIT", 20)) {
                throw new IllegalStateException("PostgreSQL of the last run does not stop: process " + left.get().pid());
            }
        }
        awaitLast(folder);
        forgetForeignNumber(folder);
    }

    /** The process that serves this folder: it is named in the folder, is a PostgreSQL and was started for this folder. */
    static Optional<ProcessHandle> postmaster(Path folder) {
        return written(folder)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> List.of(process.info().arguments().orElse(new String[0])).contains(folder.toString()));
    }

    private static Optional<Long> written(Path folder) {
        try {
            return Optional.of(Long.valueOf(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip()));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean stops(ProcessHandle postmaster, String signal, int seconds) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(postmaster.pid())).start().waitFor();
            postmaster.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Servants of a killed PostgreSQL may write for a moment longer; a new one must not start beside them. */
    private static void awaitLast(Path folder) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < until && ProcessHandle.allProcesses().anyMatch(process -> worksIn(process, folder))) {
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).equals(folder)
                    && process.info().command().orElse("").endsWith("/postgres");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * After a power cut the number in the file may belong to somebody else, and PostgreSQL would refuse to start. In every
     * other case the file stays: PostgreSQL checks by it that nobody still holds its shared memory.
     */
    private static void forgetForeignNumber(Path folder) throws IOException {
        if (written(folder).flatMap(ProcessHandle::of).filter(Orphan::foreign).isPresent()) {
            Files.delete(folder.resolve("postmaster.pid"));
        }
    }

    private static boolean foreign(ProcessHandle process) {
        var anothers = !process.info().user().equals(ProcessHandle.current().info().user());
        return anothers || process.info().command().filter(command -> !command.endsWith("/postgres")).isPresent();
    }
}
