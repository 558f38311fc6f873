package city.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A server, its phones, and what was measured of them. */
final class Contender implements AutoCloseable {

    /** Times from the word to the ear in ms; CPU of the server in µs per delivery; how much of its core the client used. */
    record Round(double p50, double p99, double last, double cpu, double busy) {

        static Round of(double[] times, double cpu, double busy) {
            return new Round(times[times.length / 2], times[(int) (times.length * 0.99)], times[times.length - 1], cpu, busy);
        }
    }

    private static int networks;

    private final String name;
    private final Server server;
    private final Child clients;
    private final int phones;
    private final List<Round> rounds = new ArrayList<>();
    private double bytesEach;
    private double coldPerSecond;
    private double warmPerSecond;

    Contender(String name, Server server, int phones) throws IOException {
        this.name = name;
        this.server = server;
        this.phones = phones;
        clients = newClients();
    }

    /** On the second core, with a part of the loopback network to themselves. */
    static Child newClients() throws IOException {
        return Child.java(1, Phones.class, "127.0." + ++networks + ".");
    }

    void fill() throws IOException {
        server.rest();
        var empty = Machine.residentBytes(server.pid());
        coldPerSecond = connect();
        server.rest();
        bytesEach = (Machine.residentBytes(server.pid()) - empty) / (double) phones;
    }

    void fillAgain() throws IOException {
        clients.tell("close");
        clients.hear("closed");
        warmPerSecond = connect();
    }

    void stall(int count) throws IOException {
        clients.tell("stall " + server.port() + " " + count);
        clients.hear("stalled");
    }

    void warmUp(String alert, int times) throws IOException {
        for (int n = 0; n < times; n++) round(alert);
        rounds.clear();
    }

    void round(String alert) throws IOException {
        var cpu = Machine.cpuNanos(server.pid());
        var busy = Machine.cpuNanos(clients.pid());
        clients.tell("heard " + phones);
        var said = System.nanoTime();
        server.say(alert);
        var times = times(clients.hear("heard"), said);
        rounds.add(Round.of(
                times,
                (Machine.cpuNanos(server.pid()) - cpu) / 1e3 / phones,
                (Machine.cpuNanos(clients.pid()) - busy) / 1e6 / times[times.length - 1]));
    }

    double bytesEach() {
        return bytesEach;
    }

    double coldPerSecond() {
        return coldPerSecond;
    }

    List<Round> rounds() {
        return rounds;
    }

    double median(ToDoubleFunction<Round> what) {
        return median(rounds, what);
    }

    /** Each round against the other's of the same turn: what else the machine does then counts for both. */
    double ratio(Contender other, ToDoubleFunction<Round> what) {
        var turns = new ArrayList<Double>();
        for (int n = 0; n < rounds.size(); n++) {
            turns.add(what.applyAsDouble(rounds.get(n)) / what.applyAsDouble(other.rounds.get(n)));
        }
        return median(turns, Double::doubleValue);
    }

    void print() {
        System.out.printf("%-22s %8.1f %8.1f %8.1f %10.2f %,10.0f %,9.0f %,9.0f %6.0f%%%n",
                name, median(Round::p50), median(Round::p99), median(Round::last), median(Round::cpu),
                bytesEach, coldPerSecond, warmPerSecond, median(Round::busy) * 100);
    }

    static double[] times(String heard, long said) {
        return Arrays.stream(heard.split(" ")).mapToDouble(at -> (Long.parseLong(at) - said) / 1e6).sorted().toArray();
    }

    static <T> double median(List<T> all, ToDoubleFunction<T> what) {
        return all.stream().mapToDouble(what).sorted().toArray()[all.size() / 2];
    }

    private double connect() throws IOException {
        clients.tell("connect " + server.port() + " " + phones);
        return phones / (Long.parseLong(clients.hear("connected")) / 1e9);
    }

    @Override
    public void close() throws IOException {
        clients.close();
        server.close();
    }
}
