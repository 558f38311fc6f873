package city.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;

/** What the edge says in HTTP itself: the head of a stream, or why there is none. Any page may read it. */
final class Reply {

    /** No length and no chunks: the stream ends with the connection, which costs nothing per event (RFC 9112 §6.3). */
    static final String STREAM = """
            HTTP/1.1 200 OK
            content-type: text/event-stream
            cache-control: no-store, no-transform
            access-control-allow-origin: *
            x-accel-buffering: no
            connection: close

            """.replace("\n", "\r\n");

    /** A page of another origin may send Last-Event-ID by hand; the browser asks first. */
    static final String MAY_I = """
            HTTP/1.1 204 No Content
            allow: GET, HEAD, OPTIONS
            access-control-allow-origin: *
            access-control-allow-methods: GET
            access-control-allow-headers: last-event-id, cache-control
            access-control-max-age: 86400
            connection: close

            """.replace("\n", "\r\n");

    private Reply() {}

    /** Further header lines each end with CR LF. */
    static String refusal(HttpResponseStatus status, String headers) {
        var words = status + "\n";
        return "HTTP/1.1 " + status + "\r\ncontent-type: text/plain\r\ncontent-length: " + words.length()
                + "\r\naccess-control-allow-origin: *\r\nconnection: close\r\n" + headers + "\r\n" + words;
    }

    static ByteBuf bytes(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(UTF_8));
    }
}
