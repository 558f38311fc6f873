package city.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.util.FileSystemUtils;

/**
 * The password of one data folder, readable by its owner only. Its file gets its final name after PostgreSQL has answered
 * for the first time: until then the cluster was never used, and one that was cut short is made anew.
 */
record ClusterPassword(String text, Path file, Path kept) {

    static ClusterPassword of(Path data, Path folder) throws IOException {
        var kept = data.resolve("postgres-password");
        var fresh = data.resolve("postgres-password.new");
        if (Files.exists(kept)) {
            return new ClusterPassword(Files.readString(kept), kept, kept);
        }
        if (Files.exists(fresh)) {
            FileSystemUtils.deleteRecursively(folder);
        } else if (Files.exists(folder.resolve("PG_VERSION"))) {
            throw new IllegalStateException("The database in " + folder + " has lost its password file " + kept);
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var text = HexFormat.of().formatHex(bytes);
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        return new ClusterPassword(text, fresh, kept);
    }

    void keep() throws IOException {
        if (!file.equals(kept)) {
            Files.move(file, kept);
        }
    }
}
