package city.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** An event as the wire carries it (WHATWG HTML §9.2, server-sent events), encoded once and shared by all phones. */
record Frame(long id, ByteBuf bytes) {

    static Frame of(Event event) {
        return new Frame(event.id(), shared("id: " + event.id() + "\n" + named(event.event(), event.data())));
    }

    /** Each line of the data needs its own field: a bare line feed would end the event in the middle. */
    static String named(String event, String data) {
        return "event: " + event + "\ndata: " + data.lines().collect(joining("\ndata: ")) + "\n\n";
    }

    /** Asks the page to load itself anew, and puts it at this place in the order. */
    static String reload(long latest) {
        return "id: " + latest + "\n" + named("reload", Long.toString(latest));
    }

    /** Outside the heap, where the kernel takes it without a copy; the collector owns it, so nobody counts references. */
    static ByteBuf shared(String text) {
        var bytes = text.getBytes(UTF_8);
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(
                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()));
    }

    int size() {
        return bytes.readableBytes();
    }
}
