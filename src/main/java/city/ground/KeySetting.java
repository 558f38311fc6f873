package city.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the keys come from: {@code CITY_KEY} holds them or names their file. Whoever has the database of its own has a key
 * of its own too, made at the first start; nodes that share a database must be given the same.
 */
@Configuration(proxyBeanMethods = false)
class KeySetting {

    private static final String PAIRS = "\\s*([a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=[,\\s]*)+";

    @Bean
    Keyring keyring(
            @Value("${city.key}") String setting,
            @Value("${city.data}") Path data,
            @Value("${city.demo}") boolean demo,
            @Value("${spring.datasource.url}") String database)
            throws IOException {
        if (setting.isBlank() && !database.isEmpty() && !demo) {
            throw new Refused("A city with a database of its own choice must be given a key: CITY_KEY is not set");
        }
        return Keyring.of(read(setting.isBlank() ? made(data) : setting.matches(PAIRS) ? setting : file(setting)));
    }

    static SequencedMap<String, byte[]> read(String text) {
        if (!text.matches(PAIRS)) {
            throw new Refused("CITY_KEY is not understood: name:key is expected, the key being 32 bytes in base64");
        }
        var keys = new LinkedHashMap<String, byte[]>();
        for (var pair : text.strip().split("[,\\s]+")) {
            var name = pair.substring(0, pair.indexOf(':'));
            if (keys.put(name, Base64.getDecoder().decode(pair.substring(pair.indexOf(':') + 1))) != null) {
                throw new Refused("CITY_KEY names two keys " + name);
            }
        }
        return keys;
    }

    private static String file(String setting) {
        try {
            return Files.readString(Path.of(setting.strip()));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // The setting may be a mistyped key: it is not repeated.
            throw new Refused("CITY_KEY is neither name:key nor a file that can be read");
        }
    }

    private static String made(Path data) throws IOException {
        var kept = data.resolve("key");
        if (!Files.exists(kept)) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.createDirectories(data);
            var fresh = data.resolve("key.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, "own:" + Base64.getEncoder().encodeToString(bytes) + "\n");
            Files.move(fresh, kept);
        }
        return Files.readString(kept);
    }

    static class Refused extends RuntimeException {

        Refused(String why) {
            super(why);
        }
    }

    /** One sentence on the console instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<Refused> {

        @Override
        protected FailureAnalysis analyze(Throwable root, Refused refused) {
            return new FailureAnalysis(
                    String.valueOf(refused.getMessage()), "Make one: echo \"CITY_KEY=first:$(head -c 32 /dev/urandom | base64)\"; docs/operate.md says where it lies and how it is replaced.", refused);
        }
    }
}
