package city.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A resident's phone as the line sees it: a socket, and the events a browser would make of what comes out of it. */
final class Phone implements AutoCloseable {

    record Heard(String id, String event, String data) {}

    private final Socket socket;
    private final List<String> head = new CopyOnWriteArrayList<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile String id = "";
    private volatile boolean ready;
    private volatile boolean closed;

    private Phone(Socket socket, String request) {
        this.socket = socket;
        try {
            socket.getOutputStream().write(request.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    static Phone open(int port) {
        return asking(port, "GET /live HTTP/1.1\r\nHost: kherson\r\n\r\n");
    }

    static Phone back(int port, Object lastHeard) {
        return asking(port, "GET /live HTTP/1.1\r\nHost: kherson\r\nLast-Event-ID: " + lastHeard + "\r\n\r\n");
    }

    static Phone asking(int port, String request) {
        return new Phone(connect(port), request);
    }

    static Phone over(Socket socket) {
        return new Phone(socket, "GET /live HTTP/1.1\r\nHost: kherson\r\n\r\n");
    }

    static Socket connect(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a place in the order: all said from now on is heard. */
    boolean ready() {
        return ready;
    }

    boolean closed() {
        return closed;
    }

    String status() {
        return head.isEmpty() ? "" : head.getFirst();
    }

    List<String> head() {
        return head;
    }

    String id() {
        return id;
    }

    List<Heard> all() {
        return heard;
    }

    /** What was said, without the beats. */
    List<Heard> heard() {
        return heard.stream().filter(one -> !one.event().equals("beat")).toList();
    }

    List<Heard> beats() {
        return heard.stream().filter(one -> one.event().equals("beat")).toList();
    }

    List<Long> ids() {
        return heard().stream().map(one -> Long.valueOf(one.id())).toList();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) head.add(line);
            var event = "";
            var data = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) id = line.substring(4);
                else if (line.startsWith("event: ")) event = line.substring(7);
                else if (line.startsWith("data: ")) data.add(line.substring(6));
                else if (line.isEmpty()) {
                    if (!data.isEmpty()) heard.add(new Heard(id, event, String.join("\n", data)));
                    ready |= event.equals("beat");
                    event = "";
                    data.clear();
                }
            }
        } catch (IOException e) {
            // A reset is an end like any other.
        } finally {
            closed = true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
