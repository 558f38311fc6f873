package city.live;

import city.ground.Network;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may listen: so many in all, and so many from one address, but that only once the room is four fifths full.
 * A mobile carrier puts thousands of phones behind one address, and an empty seat is of no use to anyone.
 */
final class Seats {

    static final int PER_ADDRESS = 5_000;

    enum Taking {
        TAKEN,
        FULL,
        TOO_MANY_FROM_HERE
    }

    private final int all;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<Network, Integer> byAddress = new ConcurrentHashMap<>();

    Seats(int all) {
        this.all = all;
    }

    Taking take(InetAddress from) {
        var now = taken.incrementAndGet();
        var here = byAddress.merge(Network.of(from), 1, Integer::sum);
        if (now > all) return giveBack(from, Taking.FULL);
        if (here > PER_ADDRESS && now > all / 5L * 4) return giveBack(from, Taking.TOO_MANY_FROM_HERE);
        return Taking.TAKEN;
    }

    void leave(InetAddress from) {
        byAddress.computeIfPresent(Network.of(from), (_, here) -> here == 1 ? null : here - 1);
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }

    private Taking giveBack(InetAddress from, Taking why) {
        leave(from);
        return why;
    }
}
