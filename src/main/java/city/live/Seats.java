package city.live;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
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
    private final Map<Long, Integer> byAddress = new ConcurrentHashMap<>();

    Seats(int all) {
        this.all = all;
    }

    Taking take(InetAddress from) {
        var now = taken.incrementAndGet();
        var here = byAddress.merge(network(from), 1, Integer::sum);
        if (now > all) return giveBack(from, Taking.FULL);
        if (here > PER_ADDRESS && now > all / 5L * 4) return giveBack(from, Taking.TOO_MANY_FROM_HERE);
        return Taking.TAKEN;
    }

    void leave(InetAddress from) {
        byAddress.computeIfPresent(network(from), (_, here) -> here == 1 ? null : here - 1);
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }

    private Taking giveBack(InetAddress from, Taking why) {
        leave(from);
        return why;
    }

    /** One household or one phone has a whole /64 of IPv6: counting single addresses there counts nothing. */
    private static long network(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address ? bytes.getLong() : bytes.getInt();
    }
}
