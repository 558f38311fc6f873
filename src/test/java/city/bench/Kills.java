package city.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A thousand phones on two nodes that are killed in turn while the city speaks a thousand times. Each phone comes back
 * to the other node with the last id it heard; a million deliveries must be there, each once and in order.
 */
final class Kills {

    private static final int PHONES = 1_000;
    private static final int EVENTS = 1_000;
    private static final int KILL_EVERY = 200;

    interface Speaker {
        void say() throws SQLException;
    }

    private final String database;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final AtomicLong doubled = new AtomicLong();
    private final AtomicInteger returns = new AtomicInteger();
    private final AtomicInteger reloads = new AtomicInteger();
    private volatile int[] ports = {};

    Kills(String database) {
        this.database = database;
    }

    void run(Speaker city) throws IOException, SQLException {
        var nodes = new Server.Ours[] {node(0), node(0)};
        ports = new int[] {nodes[0].port(), nodes[1].port()};
        city.say();
        var first = firstId();
        var last = first + EVENTS;
        var phones = IntStream.range(0, PHONES)
                .mapToObj(n -> Thread.ofVirtual().start(() -> listen(n, first, last)))
                .toList();
        for (int n = 1; n <= EVENTS; n++) {
            city.say();
            if (n % KILL_EVERY != KILL_EVERY / 2) continue;
            var killed = n / KILL_EVERY % 2;
            nodes[killed].child().kill();
            nodes[killed] = node(ports[killed]);
        }
        join(phones);
        for (var node : nodes) node.close();
        System.out.printf("%nnodes killed %d times: %,d deliveries, %,d returns, %d reloads, %d missing, %d doubled%n",
                EVENTS / KILL_EVERY, delivered.get(), returns.get(), reloads.get(), missing.get(), doubled.get());
        LiveBench.compare("missing or doubled", (double) missing.get() + doubled.get(), 0);
    }

    private Server.Ours node(int port) throws IOException {
        return Server.Ours.start(LiveBench.CORE, LiveBench.EDGE, database, String.valueOf(port));
    }

    /** The id the line greets a newcomer with. */
    private long firstId() throws IOException {
        try (var socket = ask(ports[0], "");
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) return Long.parseLong(line.substring(4));
            }
        }
        throw new IOException("no greeting");
    }

    private void listen(int phone, long first, long last) {
        var heard = first;
        for (int attempt = phone; heard < last; attempt++) {
            try (var socket = ask(ports[attempt % 2], "Last-Event-ID: " + heard + "\r\n");
                    var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII), 2048)) {
                var id = heard;
                for (var line = lines.readLine(); line != null && heard < last; line = lines.readLine()) {
                    if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
                    else if (line.equals("event: reload")) reloads.incrementAndGet();
                    else if (line.equals("event: alert")) heard = count(id, heard);
                }
            } catch (IOException killed) {
                // As in a tunnel: we come back with the last id.
            }
            returns.incrementAndGet();
        }
    }

    private long count(long id, long heard) {
        delivered.incrementAndGet();
        if (id <= heard) doubled.incrementAndGet();
        else missing.addAndGet(id - heard - 1);
        return Math.max(id, heard);
    }

    private static Socket ask(int port, String header) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(("GET /live HTTP/1.1\r\nHost: k\r\n" + header + "\r\n").getBytes(US_ASCII));
        return socket;
    }

    private static void join(List<Thread> phones) {
        try {
            for (var phone : phones) phone.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
