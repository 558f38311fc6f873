package city.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The least a Java process can do to write the same bytes to as many sockets: no slow readers, no past, no limits. */
final class Floor {

    private final Selector selector = Selector.open();
    private final ConcurrentLinkedQueue<String> words = new ConcurrentLinkedQueue<>();
    private final Set<SocketChannel> phones = new LinkedHashSet<>();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(8192);
    private int id;

    private Floor() throws IOException {}

    static void main() throws IOException {
        new Floor().serve();
    }

    private void serve() throws IOException {
        var door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println("port " + door.socket().getLocalPort());
        Thread.ofPlatform().daemon().start(this::listen);
        while (true) {
            selector.select(this::answer);
            for (var word = words.poll(); word != null; word = words.poll()) say(word);
        }
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("rest")) {
                    System.gc();
                    System.out.println("rested");
                } else {
                    words.add(line);
                    selector.wakeup();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }

    private void answer(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel door) {
                for (var phone = door.accept(); phone != null; phone = door.accept()) {
                    phone.configureBlocking(false);
                    phone.register(selector, SelectionKey.OP_READ);
                }
            } else if (key.channel() instanceof SocketChannel phone) {
                if (phone.read(bytes.clear()) < 0) {
                    phones.remove(phone);
                    phone.close();
                } else {
                    phone.write(ascii("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"));
                    phones.add(phone);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String data) throws IOException {
        var text = "id: " + ++id + "\nevent: alert\ndata: " + data + "\n\n";
        var event = ByteBuffer.allocateDirect(text.length()).put(text.getBytes(US_ASCII)).flip();
        for (var phone : phones) phone.write(event.rewind());
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
