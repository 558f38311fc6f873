package city.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import city.Visitor;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sirens sound and everyone opens the first screen: {@code ./city bench herd [loads] [seconds]}. Each phone connects
 * anew, loads the page pressed, and a little later asks again with what it has. The city sits on one core, the phones on
 * the other; loopback only. Phones come by the clock whether or not the earlier ones have been served.
 */
final class HerdBench {

    private static final int CORE = 0;
    private static final int WARM_UP = 6_000;
    private static final String ROLE = "    ";
    private static final Pattern DEMO_DESK = Pattern.compile(".*(http://localhost\\S+/sign-in/demo/\\S+).*");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"");
    private static final double GOAL_PAGE = 1000;
    private static final double GOAL_PUBLISH = 100;

    private final int port;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger fresh = new AtomicInteger();
    private final AtomicInteger same = new AtomicInteger();

    private HerdBench(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        var loads = args.length > 0 ? Integer.parseInt(args[0]) : 60_000;
        var seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        stayOffCore();
        var folder = Files.createTempDirectory("herd");
        try (var town = town(folder)) {
            var desk = URI.create(DEMO_DESK.matcher(town.hear(ROLE)).replaceFirst("$1"));
            var port = desk.getPort();
            var olena = new Visitor(port);
            olena.get(desk.getPath());
            new HerdBench(port).come(WARM_UP, 10);
            for (int n = 0; n < 20; n++) publish(olena);
            run(town, olena, port, loads, seconds);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(HerdBench::delete);
            }
        }
        System.exit(0);
    }

    /** The city as people run it: without the tests' own parts, which lie on our path. */
    private static Child town(Path folder) throws IOException {
        var path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return new Child(CORE, List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8",
                "-cp", path, "city.City",
                "--city.demo=true", "--server.port=" + freePort(), "--city.live.port=" + freePort(), "--city.data=" + folder, "--logging.level.root=error"));
    }

    /** The phones have the other core, where there is one. */
    private static void stayOffCore() throws IOException, InterruptedException {
        var cores = Runtime.getRuntime().availableProcessors();
        if (cores > 1 && Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            new ProcessBuilder("taskset", "-a", "-c", "-p", (CORE + 1) + "-" + (cores - 1), "" + ProcessHandle.current().pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        }
    }

    private static void run(Child town, Visitor olena, int port, int loads, int seconds) throws Exception {
        var bench = new HerdBench(port);
        var cpu = Machine.cpuNanos(town.pid());
        var publishes = new double[15];
        double[] times;
        try (var office = Executors.newSingleThreadExecutor()) {
            var published = office.submit(() -> {
                for (int n = 0; n < publishes.length; n++) {
                    Thread.sleep(seconds * 1000L / (publishes.length + 1));
                    publishes[n] = publish(olena);
                }
                return null;
            });
            times = bench.come(loads, seconds);
            published.get(30, TimeUnit.SECONDS);
        }
        cpu = Machine.cpuNanos(town.pid()) - cpu;
        Arrays.sort(publishes);
        System.out.printf("%,d loads in %d s: %,d pages, %,d times 304, %,d failed%n", loads, seconds, bench.fresh.get(), bench.same.get(), bench.failed.get());
        System.out.printf("p50 %.1f ms, p99 %.1f ms, last %.1f ms; %.0f µs of the core for each, core %.0f %% busy, %d MB resident%n",
                at(times, .5), at(times, .99), times[times.length - 1], cpu / 1e3 / loads, cpu / 1e7 / seconds, Machine.residentBytes(town.pid()) >> 20);
        System.out.printf("the office publishing meanwhile: median %.1f ms, slowest %.1f ms%n", at(publishes, .5), publishes[publishes.length - 1]);
        LiveBench.compare("p99 of the first screen in ms", at(times, .99), GOAL_PAGE);
        LiveBench.compare("publishing, median, in ms", at(publishes, .5), GOAL_PUBLISH);
    }

    /** From the press of the button to the page that says it was sent, in milliseconds. */
    private static double publish(Visitor olena) {
        var form = olena.get("/office/alerts/new?kind=drone_danger").body();
        var token = TOKEN.matcher(form);
        if (!token.find()) throw new IllegalStateException("the desk did not open: " + form);
        var from = System.nanoTime();
        var answer = olena.post("/office/alerts", "kind", "drone_danger", "unit", "UA65100150010361097", "lasts", "PT1H", "sure", "true", "_csrf", token.group(1));
        if (answer.statusCode() >= 400) throw new IllegalStateException("not sent: " + answer.statusCode());
        return (System.nanoTime() - from) / 1e6;
    }

    /** Half of the loads are first visits, half come back with the page they have. Times in milliseconds, sorted. */
    private double[] come(int loads, int seconds) throws InterruptedException {
        var times = new double[loads];
        var next = new AtomicInteger();
        var start = System.nanoTime();
        try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < loads / 2; n++) {
                var due = start + (long) (n * seconds * 2e9 / loads);
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
                var number = n;
                phones.execute(() -> visit(number, due, times, next));
            }
        }
        var done = Arrays.copyOf(times, next.get());
        Arrays.sort(done);
        return done;
    }

    private void visit(int number, long due, double[] times, AtomicInteger next) {
        try (var socket = new Socket()) {
            // Several addresses, or the ports of one would run out: each stays taken for a minute.
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + number % 16)}), 0));
            socket.setSoTimeout(20_000);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 20_000);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            var tag = ask(socket, in, "");
            times[next.getAndIncrement()] = (System.nanoTime() - due) / 1e6;
            var again = System.nanoTime();
            ask(socket, in, "If-None-Match: " + tag + "\r\n");
            times[next.getAndIncrement()] = (System.nanoTime() - again) / 1e6;
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    /** One request and the whole of its answer; returns the tag. */
    private String ask(Socket socket, InputStream in, String header) throws IOException {
        socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n" + header + "\r\n").getBytes(ISO_8859_1));
        var head = head(in);
        (head.startsWith("HTTP/1.1 304") ? same : head.startsWith("HTTP/1.1 200") ? fresh : failed).incrementAndGet();
        in.skipNBytes(head.startsWith("HTTP/1.1 304") ? 0 : Integer.parseInt(value(head, "content-length")));
        return value(head, "etag");
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            var next = in.read();
            if (next < 0) throw new IOException("hung up");
            head.append((char) next);
        }
        return head.toString();
    }

    private static String value(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("0");
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A temporary folder is the system's to clear away.
        }
    }
}
