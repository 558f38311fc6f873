package city.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the benchmark, on a core of its own where that can be had; it ends with us. */
final class Child implements AutoCloseable {

    private static final boolean PINNED = Files.isExecutable(Path.of("/usr/bin/taskset"));

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    Child(int core, List<String> command) throws IOException {
        var whole = new ArrayList<String>();
        if (PINNED) whole.addAll(List.of("taskset", "-c", String.valueOf(core % Runtime.getRuntime().availableProcessors())));
        whole.addAll(command);
        process = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out = process.inputReader(US_ASCII);
        in = process.outputWriter(US_ASCII);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    }

    static Child java(int core, Class<?> main, String... args) throws IOException {
        return java(core, main.getName(), args);
    }

    static Child java(int core, String main, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                main));
        command.addAll(List.of(args));
        return new Child(core, command);
    }

    void tell(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** The next line that begins with this word, without the word. */
    String hear(String word) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(word)) return line.substring(word.length()).strip();
        }
        throw new IOException("ended before saying " + word);
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
