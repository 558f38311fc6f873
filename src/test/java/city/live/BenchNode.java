package city.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The edge in a process of its own, for the benchmark: alone, or as a node on the database named first. */
final class BenchNode {

    private static final int EVERYBODY = 19_200;

    private BenchNode() {}

    static void main(String[] args) throws IOException {
        if (args.length == 0) alone();
        else node(args[0], args.length > 1 ? Integer.parseInt(args[1]) : 0);
    }

    private static void alone() throws IOException {
        var past = Past.NOTHING;
        var edge = new Edge(settings(0), past, _ -> CompletableFuture.completedFuture(Past.UNKNOWN), () -> true, Clock.systemUTC());
        System.out.println("port " + edge.port());
        try (var lines = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("rest")) {
                    System.gc();
                    System.out.println("rested");
                    continue;
                }
                var fresh = List.of(Frame.of(new Event(past.latest() + 1, "alert", line)));
                past = past.with(fresh, 512);
                edge.tell(past, fresh);
            }
        }
        System.exit(0);
    }

    private static void node(String url, int port) throws IOException {
        var pool = new DriverManagerDataSource(url, "postgres", "");
        var exchange = new Exchange(new Events(JdbcClient.create(pool)), settings(port), Clock.systemUTC(), new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return url;
            }

            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }
        });
        exchange.start();
        System.out.println("port " + exchange.port());
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    private static LiveSettings settings(int port) {
        return new LiveSettings(port, "127.0.0.1", "", "", EVERYBODY, Duration.ofSeconds(10), 512);
    }
}
