package city.shell;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;

import city.ground.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everyone connected to the web port, and room for the next: whoever keeps the city waiting makes it, first of all at the
 * address that has most of them, and there the one who began first. So a crowd from one address crowds out itself, while
 * a thousand phones behind one address of a carrier, which say at once what they want, are never turned away for it.
 */
final class Callers {

    private static final Duration CALM = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Callers.class);

    /** How many may be here, how many of them with half a body, and how long the rest of a request may take. */
    record Bounds(int callers, int bodies, Duration patience) {}

    private final Bounds bounds;
    private final Map<SocketChannel, Caller> callers = new ConcurrentHashMap<>();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger bodies = new AtomicInteger();
    private volatile boolean crowded;
    private volatile long lastCrowded;

    Callers(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Says no when everybody who is here is being answered at this moment, and of whoever has hung up already. */
    boolean enter(SocketChannel channel) {
        if (full() && !makeRoom(bounds.callers(), Caller::keepsWaiting) && full()) return false;
        try {
            if (!(channel.getRemoteAddress() instanceof InetSocketAddress from)) return false;
            callers.put(channel, new Caller(channel, Network.of(from.getAddress())));
            present.incrementAndGet();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void leave(SocketChannel channel) {
        var caller = callers.remove(channel);
        if (caller != null && caller.leaves()) present.decrementAndGet();
    }

    @Nullable Caller at(SocketChannel channel) {
        return callers.get(channel);
    }

    /** The head of a request is read. Says whether a body follows, which keeps a thread and a buffer until it is here. */
    boolean listen(Caller caller, Request request) {
        caller.asks(request);
        var follows = caller.sendsBody();
        if (follows && bodies.incrementAndGet() > bounds.bodies() && tooManyBodies()) makeRoom(bounds.bodies(), Caller::sendsBody);
        return follows;
    }

    void answered(Caller caller, boolean hadBody) {
        if (hadBody) bodies.decrementAndGet();
        caller.isAnswered();
    }

    void sendSlowAway() {
        callers.values().stream().filter(caller -> caller.isSlowerThan(bounds.patience())).forEach(this::sendAway);
        if (crowded && System.nanoTime() - lastCrowded > CALM.toNanos()) {
            crowded = false;
            log.info("The web port is no longer crowded");
        }
    }

    private boolean full() {
        return present.get() >= bounds.callers();
    }

    /** Some of those counted have said all by now, or are on their way out. */
    private boolean tooManyBodies() {
        return callers.values().stream().filter(Caller::sendsBody).count() > bounds.bodies();
    }

    /** Looking at all of them for each newcomer would be an attack of its own, so that several make room at once. */
    private synchronized boolean makeRoom(int room, Predicate<Caller> who) {
        var crowd = callers.values().stream().filter(who).map(Waiting::of).collect(groupingBy(Waiting::from)).values().stream()
                .max(comparingInt(List::size))
                .orElse(List.of());
        if (!crowd.isEmpty()) tellOfCrowd(crowd.size());
        return crowd.stream()
                        .sorted(comparingLong(Waiting::since))
                        .limit(Math.max(1, room / 64))
                        .filter(waiting -> sendAway(waiting.caller()))
                        .count()
                > 0;
    }

    /** Callers go on while we look: what they are sorted by must not. */
    private record Waiting(Caller caller, Network from, long since) {
        static Waiting of(Caller caller) {
            return new Waiting(caller, caller.from(), caller.since());
        }
    }

    private void tellOfCrowd(int size) {
        lastCrowded = System.nanoTime();
        if (!crowded) {
            crowded = true;
            log.warn("The web port is crowded: {} connections of one address do not finish what they ask; the oldest are let go", size);
        }
    }

    private boolean sendAway(Caller caller) {
        var away = caller.sendAway();
        if (away) present.decrementAndGet();
        return away;
    }
}
