package city.live;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everyone on one event loop: those at the door and those who listen. Only that loop's thread comes in here, so a
 * phone that joins gets the past up to what the hall has heard and everything after it, with nothing between.
 */
final class Hall {

    interface Archive {
        CompletionStage<Past> from(long id);
    }

    interface Log {
        boolean isReadLately();
    }

    /** What all halls of one edge share. */
    record Shared(
            Seats seats,
            int doorwayPerHall,
            Duration patience,
            Archive archive,
            Log log,
            Clock clock,
            Trouble crowd,
            Trouble full) {}

    /** The beat goes round: one row a second, so each phone hears it every sixteen, and not all at once. */
    static final int ROWS = 16;

    private static final Duration CALM = Duration.ofMinutes(1);

    private final Shared shared;
    private final SequencedSet<Doorway> doorway = new LinkedHashSet<>();
    private final List<List<Listener>> rows =
            Stream.<List<Listener>>generate(ArrayList::new).limit(ROWS).toList();
    private Past past;
    private int nextRow;
    private int beatRow;

    Hall(Shared shared, Past past) {
        this.shared = shared;
        this.past = past;
    }

    Past past() {
        return past;
    }

    Seats seats() {
        return shared.seats();
    }

    Archive archive() {
        return shared.archive();
    }

    /** When too many stand at the door saying nothing, the one who has stood there longest makes room. */
    void enter(Doorway newcomer) {
        doorway.add(newcomer);
        if (doorway.size() <= shared.doorwayPerHall()) return;
        shared.crowd().met(doorway.size() + " connections sent no request");
        doorway.removeFirst().close();
    }

    void exit(Doorway gone) {
        doorway.remove(gone);
    }

    void full() {
        shared.full().met(seats().taken() + " are listening");
    }

    void sit(Listener listener) {
        var row = rows.get(nextRow);
        listener.seatedAt(nextRow, row.size());
        row.add(listener);
        nextRow = (nextRow + 1) % ROWS;
    }

    /** The last of the row takes the empty seat, so that leaving costs the same in a full hall as in an empty one. */
    void leave(Listener listener) {
        var row = rows.get(listener.row());
        var last = row.removeLast();
        if (last == listener) return;
        row.set(listener.seat(), last);
        last.seatedAt(listener.row(), listener.seat());
    }

    void tell(Past known, List<Frame> fresh) {
        past = known;
        rows.forEach(row -> tell(row, listener -> listener.hear(fresh)));
    }

    void startOver(Past known) {
        past = known;
        var reload = new Frame(known.latest(), Frame.shared(Frame.reload(known.latest())));
        rows.forEach(row -> row.forEach(listener -> listener.startOver(reload)));
    }

    void everySecond() {
        var beat = beat();
        if (!beat.isEmpty()) {
            var bytes = Frame.shared(beat);
            tell(rows.get(beatRow), listener -> listener.hear(bytes));
        }
        beatRow = (beatRow + 1) % ROWS;
        while (!doorway.isEmpty() && doorway.getFirst().waitedLongerThan(shared.patience())) {
            doorway.removeFirst().close();
        }
        shared.crowd().overAfter(CALM);
        shared.full().overAfter(CALM);
    }

    /** Each is told another time to come back, so that the next node is not met by all of them at once. */
    void goodbye(int within) {
        rows.forEach(row -> row.forEach(
                listener -> listener.goodbye(500 + ThreadLocalRandom.current().nextInt(within))));
        doorway.forEach(Doorway::close);
    }

    /**
     * The city's time, and a promise that all said until now was heard here. Nothing where the log is not read: the page
     * takes silence for what it is, says so to its reader and asks elsewhere.
     */
    String beat() {
        if (!shared.log().isReadLately()) return "";
        return Frame.named("beat", Long.toString(shared.clock().millis()));
    }

    /** The slow are closed only after the round: closing moves seats, and one who keeps up would be passed over. */
    private static void tell(List<Listener> row, Predicate<Listener> word) {
        var slow = new ArrayList<Listener>();
        for (var listener : row) if (!word.test(listener)) slow.add(listener);
        slow.forEach(Listener::close);
    }
}
