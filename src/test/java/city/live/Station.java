package city.live;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An edge alone, with no database behind it: what it is told here, its phones hear. */
final class Station implements AutoCloseable {

    final Edge edge;
    private Past past = Past.NOTHING;

    Station(LiveSettings settings) {
        edge = new Edge(settings, past, _ -> CompletableFuture.completedFuture(Past.UNKNOWN), () -> true, Node.NOON);
    }

    static Station withSlots(int slots) {
        return new Station(Node.settings(slots, 512));
    }

    int port() {
        return edge.port();
    }

    long say(String data) {
        var fresh = List.of(Frame.of(new Event(past.latest() + 1, "alert", data)));
        past = past.with(fresh, 512);
        edge.tell(past, fresh);
        return past.latest();
    }

    void awaitListeners(int count) {
        await().until(() -> edge.listeners() == count);
    }

    @Override
    public void close() {
        edge.close();
    }
}
