package city.ground;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** The data folder belongs to one living application. The kernel lets go of it however the application ends. */
record FolderLock(FileChannel channel) {

    static FolderLock take(Path data) throws IOException {
        var channel = FileChannel.open(data.resolve("in-use"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // The other one lives in this very process.
        }
        channel.close();
        throw new FolderInUse(data);
    }

    void close() throws IOException {
        channel.close();
    }
}
