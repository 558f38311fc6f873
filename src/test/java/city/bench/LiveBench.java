package city.bench;

import ch.qos.logback.classic.Level;
import city.bench.Contender.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ./city bench live [phones [rounds]]}: the edge against the smallest loop that writes the same bytes and against
 * nginx with nchan, turn by turn on the same core; then what stalled phones cost the others, the whole road from a
 * durable commit to the last phone of two nodes, and whether anything is lost or doubled when nodes are killed. Loopback
 * only; ends by itself.
 */
final class LiveBench {

    static final String EDGE = "city.live.BenchNode";
    static final int CORE = 0;

    private static final String ALERT = "{\"headline\":\"" + "x".repeat(580) + "\"" + (char) Phones.END;

    private final int phones;
    private final int rounds;
    private final Path folder;

    private LiveBench(int phones, int rounds, Path folder) {
        this.phones = phones;
        this.rounds = rounds;
        this.folder = folder;
    }

    static void main(String[] args) throws IOException {
        var phones = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        var rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        if (phones > 19_000) throw new IllegalArgumentException("at most 19,000 phones: a process may open 20,000 files");
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) root.setLevel(Level.ERROR);
        var bench = new LiveBench(phones, rounds, Files.createTempDirectory("live-bench"));
        bench.compareServers();
        bench.stallSome();
        new Road(phones, rounds, bench.folder, ALERT).run();
        System.exit(0);
    }

    static void compare(String what, double ratio, double goal) {
        System.out.printf("%-56s %5.2f   goal ≤ %.2f   %s%n", what, ratio, goal, ratio <= goal ? "met" : "MISSED");
    }

    private void compareServers() throws IOException {
        System.out.printf("%,d phones, 600-byte alerts, medians of %d rounds in turn, servers on one core and clients on the other%n%n", phones, rounds);
        try (var floor = new Contender("floor (bare NIO loop)", Server.Ours.start(CORE, Floor.class.getName()), phones);
                var edge = new Contender("edge", Server.Ours.start(CORE, EDGE), phones)) {
            var all = new ArrayList<Contender>();
            all.add(floor);
            all.add(edge);
            if (!Nchan.installed()) {
                System.out.println("nginx with nchan is not installed (libnginx-mod-nchan): no comparison with it");
                run(all);
                compareWithFloor(edge, floor);
                return;
            }
            try (var nchan = new Contender("nginx + nchan", new Nchan(folder, CORE), phones)) {
                all.add(nchan);
                run(all);
                compareWithFloor(edge, floor);
                compare("last phone / nchan", edge.ratio(nchan, Round::last), 0.75);
                compare("CPU per delivery / nchan", edge.ratio(nchan, Round::cpu), 0.75);
                compare("bytes per connection / nchan", edge.bytesEach() / nchan.bytesEach(), 0.6);
                compare("nchan's cold connections a second / ours", nchan.coldPerSecond() / edge.coldPerSecond(), 2);
            }
        }
    }

    private void run(List<Contender> all) throws IOException {
        for (var one : all) one.fill();
        for (var one : all) one.warmUp(ALERT, 10);
        for (int n = 0; n < rounds; n++) for (var one : all) one.round(ALERT);
        for (var one : all) one.fillAgain();
        System.out.printf("%-22s %8s %8s %8s %10s %10s %9s %9s %7s%n",
                "", "p50 ms", "p99 ms", "last ms", "CPU µs", "bytes", "cold/s", "warm/s", "client");
        for (var one : all) one.print();
        System.out.println();
    }

    private static void compareWithFloor(Contender edge, Contender floor) {
        if (edge.median(Round::busy) > 0.7) System.out.println("the client was busy: take the times with a grain of salt");
        compare("CPU per delivery / floor", edge.ratio(floor, Round::cpu), 1.25);
    }

    /** One in a hundred does not read, for long enough to fill what the kernel keeps for it, and the edge too. */
    private void stallSome() throws IOException {
        var few = phones / 10;
        try (var all = new Contender("all read", Server.Ours.start(CORE, EDGE), few);
                var some = new Contender("some stall", Server.Ours.start(CORE, EDGE), few)) {
            all.fill();
            some.fill();
            all.warmUp(ALERT, 200);
            some.warmUp(ALERT, 200);
            some.stall(few / 100);
            for (int n = 0; n < 800; n++) {
                all.round(ALERT);
                some.round(ALERT);
            }
            compare("p99 with 1 % stalled / without (" + few + " phones)", some.ratio(all, Round::p99), 1.1);
        }
    }
}
