package city.bench;

import city.bench.Contender.Round;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** From a commit with fsync over the doorbell and two nodes to the last phone; and what a kill -9 on the way costs. */
final class Road {

    private final int phones;
    private final int rounds;
    private final Path folder;
    private final String alert;

    Road(int phones, int rounds, Path folder, String alert) {
        this.phones = phones;
        this.rounds = rounds;
        this.folder = folder;
        this.alert = alert;
    }

    private record Trip(double commit, Round round) {}

    void run() throws IOException {
        try (var postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                var office = postgres.getPostgresDatabase().getConnection()) {
            try (var statement = office.createStatement()) {
                statement.execute(Files.readString(Path.of("src/main/java/city/live/V1__live.sql")));
            }
            office.setAutoCommit(false);
            var address = postgres.getJdbcUrl("postgres", "postgres");
            measure(address, office);
            new Kills(address).run(() -> say(office, "{}"));
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void measure(String database, Connection office) throws IOException, SQLException {
        try (var left = Server.Ours.start(LiveBench.CORE, LiveBench.EDGE, database);
                var right = Server.Ours.start(LiveBench.CORE, LiveBench.EDGE, database);
                var leftPhones = Contender.newClients();
                var rightPhones = Contender.newClients()) {
            leftPhones.tell("connect " + left.port() + " " + phones);
            rightPhones.tell("connect " + right.port() + " " + phones);
            leftPhones.hear("connected");
            rightPhones.hear("connected");
            for (int n = 0; n < 10; n++) trip(office, leftPhones, rightPhones);
            var trips = new ArrayList<Trip>();
            if (!Nchan.installed()) {
                for (int n = 0; n < rounds; n++) trips.add(trip(office, leftPhones, rightPhones));
                print(trips);
                return;
            }
            try (var nchan = new Contender("nchan", new Nchan(folder, LiveBench.CORE), phones)) {
                nchan.fill();
                nchan.warmUp(alert, 3);
                var ratios = new ArrayList<Double>();
                for (int n = 0; n < rounds; n++) {
                    trips.add(trip(office, leftPhones, rightPhones));
                    nchan.round(alert);
                    // nchan has the core to itself for half as many phones: for as many it takes twice as long.
                    ratios.add(trips.getLast().round().last() / nchan.rounds().getLast().last() / 2);
                }
                print(trips);
                LiveBench.compare("durable last phone / memory-only nchan for as many", Contender.median(ratios, Double::doubleValue), 0.8);
            }
        }
    }

    private void print(List<Trip> trips) {
        System.out.printf("%nthe whole road: commit with fsync → doorbell → two nodes on one core → %,d phones%n", 2 * phones);
        System.out.printf("committed in %.1f ms, p50 %.1f ms, p99 %.1f ms, last %.1f ms%n",
                Contender.median(trips, Trip::commit),
                Contender.median(trips, trip -> trip.round().p50()),
                Contender.median(trips, trip -> trip.round().p99()),
                Contender.median(trips, trip -> trip.round().last()));
        LiveBench.compare("the office's publish in ms, with every phone listening", Contender.median(trips, Trip::commit), 100);
    }

    private Trip trip(Connection office, Child left, Child right) throws IOException, SQLException {
        left.tell("heard " + phones);
        right.tell("heard " + phones);
        var said = System.nanoTime();
        say(office, alert);
        var commit = (System.nanoTime() - said) / 1e6;
        var times = DoubleStream.concat(
                        DoubleStream.of(Contender.times(left.hear("heard"), said)),
                        DoubleStream.of(Contender.times(right.hear("heard"), said)))
                .sorted()
                .toArray();
        return new Trip(commit, Round.of(times, 0, 0));
    }

    /** The statements of {@code Events.add}, which is closed to this package. */
    private static void say(Connection office, String data) throws SQLException {
        try (var statement = office.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(1)");
            statement.execute("with said as (insert into live.events (id, event, data, at) select coalesce(max(id), 0) + 1, 'alert', '"
                    + data + "', timestamptz '2026-03-01' from live.events returning id)"
                    + " select id from said, pg_notify('live', said.id::text)");
        }
        office.commit();
    }
}
