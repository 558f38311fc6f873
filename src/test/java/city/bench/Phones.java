package city.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Many phones in one process of their own, told what to do on standard input: {@code connect PORT COUNT}, {@code stall
 * PORT COUNT} (connect and never read), {@code heard COUNT}, {@code close}. A process opens at most 20,000 files, and
 * each connecting comes from an address of its own: the kernel keeps the ports of the last for a minute.
 */
final class Phones {

    /** The last byte of what is published, and of nothing else that is ever sent. */
    static final byte END = '~';

    private static final int AT_ONCE = 256;

    private final String network;
    private final Selector selector = Selector.open();
    private final ConcurrentLinkedQueue<String> orders = new ConcurrentLinkedQueue<>();
    private final List<SocketChannel> stalled = new ArrayList<>();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(64 * 1024);
    private long[] heard = new long[64];
    private int hearings;
    private int awaited = Integer.MAX_VALUE;
    private int wanted;
    private int begun;
    private int greeted;
    private int port;
    private int host;
    private InetAddress from = InetAddress.getLoopbackAddress();
    private long connectingSince;

    private Phones(String network) throws IOException {
        this.network = network;
    }

    static void main(String[] args) throws IOException {
        var phones = new Phones(args[0]);
        Thread.ofPlatform().daemon().start(phones::listenToOrders);
        phones.live();
    }

    private void listenToOrders() {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                orders.add(line);
                selector.wakeup();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }

    private void live() throws IOException {
        while (true) {
            selector.select(this::serve);
            for (var order = orders.poll(); order != null; order = orders.poll()) obey(order.split(" "));
            if (hearings >= awaited) tellWhatWasHeard();
        }
    }

    private void obey(String[] order) throws IOException {
        switch (order[0]) {
            case "connect" -> {
                port = Integer.parseInt(order[1]);
                wanted = Integer.parseInt(order[2]);
                from = InetAddress.ofLiteral(network + ++host);
                begun = 0;
                greeted = 0;
                connectingSince = System.nanoTime();
                while (begun < Math.min(wanted, AT_ONCE)) connect();
            }
            case "stall" -> {
                for (int n = 0; n < Integer.parseInt(order[2]); n++) stall(Integer.parseInt(order[1]));
                System.out.println("stalled");
            }
            case "heard" -> awaited = Integer.parseInt(order[1]);
            case "close" -> {
                for (var key : selector.keys()) key.channel().close();
                selector.selectNow();
                for (var channel : stalled) channel.close();
                System.out.println("closed");
            }
            case String other -> throw new IllegalArgumentException(other);
        }
    }

    private void connect() {
        begun++;
        try {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(from, 0));
            var connected = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (connected) ask(key, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ask(SelectionKey key, SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap("GET /live HTTP/1.1\r\nHost: k\r\nAccept: text/event-stream\r\n\r\n".getBytes(US_ASCII)));
        key.interestOps(SelectionKey.OP_READ);
    }

    private void stall(int port) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap("GET /live HTTP/1.1\r\nHost: k\r\n\r\n".getBytes(US_ASCII)));
        stalled.add(channel);
    }

    private void serve(SelectionKey key) {
        var channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                ask(key, channel);
            } else if (channel.read(bytes.clear()) < 0) {
                channel.close();
            } else {
                if (key.attachment() == null) greeted(key);
                hear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void greeted(SelectionKey key) {
        key.attach(this);
        greeted++;
        if (begun < wanted) connect();
        if (greeted == wanted) System.out.println("connected " + (System.nanoTime() - connectingSince));
    }

    private void hear() {
        for (int n = 0; n < bytes.position(); n++) {
            if (bytes.get(n) != END) continue;
            if (hearings == heard.length) heard = Arrays.copyOf(heard, hearings * 2);
            heard[hearings++] = System.nanoTime();
        }
    }

    private void tellWhatWasHeard() {
        var line = new StringBuilder("heard");
        for (int n = 0; n < hearings; n++) line.append(' ').append(heard[n]);
        System.out.println(line);
        hearings = 0;
        awaited = Integer.MAX_VALUE;
    }
}
