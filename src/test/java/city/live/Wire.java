package city.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A wire to the database that a test may cut, freeze and mend: real sockets, a real database, and a real outage. */
final class Wire implements JdbcConnectionDetails, AutoCloseable {

    private final int databasePort;
    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch ice = new CountDownLatch(0);
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean cut;
    private final String address;

    Wire(JdbcConnectionDetails database) throws IOException {
        var original = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
        databasePort = original.getPort();
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        address = "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + original.getPath();
        Thread.ofVirtual().start(this::accept);
    }

    @Override
    public String getJdbcUrl() {
        return address;
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "";
    }

    void cut() throws IOException {
        cut = true;
        for (var end : ends) end.close();
        ends.clear();
    }

    void mend() {
        cut = false;
    }

    void freeze() {
        ice = new CountDownLatch(1);
    }

    void thaw() {
        ice.countDown();
    }

    /** How often somebody tried to connect while the wire was cut. */
    int refused() {
        return refused.get();
    }

    private void accept() {
        try {
            while (true) {
                var near = entrance.accept();
                if (cut) {
                    refused.incrementAndGet();
                    near.close();
                    continue;
                }
                var far = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                ends.add(near);
                ends.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void carry(Socket from, Socket to) {
        var bytes = new byte[8192];
        try (from; to) {
            for (int n = from.getInputStream().read(bytes); n >= 0; n = from.getInputStream().read(bytes)) {
                ice.await();
                to.getOutputStream().write(bytes, 0, n);
            }
        } catch (IOException | InterruptedException e) {
            // Cut, or hung up.
        }
    }

    @Override
    public void close() {
        try {
            cut();
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
