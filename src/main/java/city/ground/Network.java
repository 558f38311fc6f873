package city.ground;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Who is calling, as far as an address tells: one household or phone has a whole /64 of IPv6, so that is one caller. */
public record Network(long number) {

    public static Network of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return new Network(address instanceof Inet6Address ? bytes.getLong() : bytes.getInt());
    }
}
