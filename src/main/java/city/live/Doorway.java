package city.live;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.METHOD_NOT_ALLOWED;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
import static io.netty.handler.codec.http.HttpResponseStatus.SERVICE_UNAVAILABLE;
import static io.netty.handler.codec.http.HttpResponseStatus.TOO_MANY_REQUESTS;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A connection until its request is read: shown to a seat, told what it has missed, or told why not. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells of a failed write by closing the channel, which we hear of.
final class Doorway extends ChannelInboundHandlerAdapter {

    private static final HttpDecoderConfig SMALL =
            new HttpDecoderConfig().setMaxInitialLineLength(2048).setMaxHeaderSize(8192);

    private final SocketChannel channel;
    private final Hall hall;
    private final long since = System.nanoTime();
    private boolean answered;

    Doorway(SocketChannel channel, Hall hall) {
        this.channel = channel;
        this.hall = hall;
    }

    static void build(SocketChannel channel, Hall hall) {
        channel.pipeline().addLast(new HttpRequestDecoder(SMALL)).addLast(new Doorway(channel, hall));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        hall.enter(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        hall.exit(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!answered && message instanceof HttpRequest request) {
            answered = true;
            answer(request);
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close();
    }

    boolean waitedLongerThan(Duration patience) {
        return System.nanoTime() - since > patience.toNanos();
    }

    void close() {
        channel.close();
    }

    private void answer(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            refuse(request.decoderResult().cause() instanceof TooLongFrameException
                    ? REQUEST_HEADER_FIELDS_TOO_LARGE
                    : BAD_REQUEST);
        } else if (!wellFormed(request)) {
            refuse(BAD_REQUEST);
        } else {
            try {
                answer(request, new QueryStringDecoder(request.uri()));
            } catch (IllegalArgumentException badEscape) {
                refuse(BAD_REQUEST);
            }
        }
    }

    private static boolean wellFormed(HttpRequest request) {
        var version = request.protocolVersion();
        return version.equals(HttpVersion.HTTP_1_0)
                || version.equals(HttpVersion.HTTP_1_1) && request.headers().contains(HttpHeaderNames.HOST);
    }

    private void answer(HttpRequest request, QueryStringDecoder address) {
        if (!address.path().equals("/live")) {
            refuse(NOT_FOUND);
            return;
        }
        switch (request.method().name()) {
            case "GET" -> greet(lastHeard(request, address));
            case "HEAD" -> farewell(Reply.STREAM);
            case "OPTIONS" -> farewell(Reply.MAY_I);
            case String _ -> refuse(METHOD_NOT_ALLOWED, "allow: GET, HEAD, OPTIONS\r\n");
        }
    }

    /** The header is what the browser remembers, so it is newer than the address of the page. */
    private static String lastHeard(HttpRequest request, QueryStringDecoder address) {
        var header = request.headers().get("last-event-id", "");
        return header.isEmpty() ? address.parameters().getOrDefault("after", List.of("")).getFirst() : header;
    }

    private void greet(String lastHeard) {
        if (lastHeard.isEmpty()) {
            sit(hall.past().latest(), List.of());
        } else if (lastHeard.matches("\\d{1,18}")) {
            recall(Long.parseLong(lastHeard));
        } else {
            sitAnew();
        }
    }

    private void recall(long after) {
        switch (hall.past().recall(after)) {
            case Past.Recalling.Missed(var frames) -> sit(after, frames);
            case Past.Recalling.TooMuch _ -> sitAnew();
            case Past.Recalling.NotHere _ ->
                hall.archive().from(after).thenAcceptAsync(found -> recall(after, found), channel.eventLoop());
        }
    }

    /** The table may know what memory does not: longer ago, or said through another node just now. */
    private void recall(long after, Past table) {
        if (!(table.recall(after) instanceof Past.Recalling.Missed(var older))) {
            sitAnew();
            return;
        }
        var reached = older.isEmpty() ? after : older.getLast().id();
        if (reached < hall.past().before()) {
            sitAnew();
        } else {
            sit(after, Stream.concat(older.stream(), hall.past().since(reached).stream()).toList());
        }
    }

    /** Too much was missed, or the id is not one of ours: the page is asked to load itself anew. */
    private void sitAnew() {
        var latest = hall.past().latest();
        sit(latest, List.of(new Frame(latest, Reply.bytes(Frame.reload(latest)))));
    }

    private void sit(long after, List<Frame> missed) {
        if (!channel.isActive()) return;
        switch (hall.seats().take(channel.remoteAddress().getAddress())) {
            case TAKEN -> {
                hall.exit(this);
                var listener = new Listener(channel, channel.remoteAddress().getAddress(), hall);
                channel.pipeline().replace(this, null, listener);
                channel.pipeline().remove(HttpRequestDecoder.class);
                listener.welcome(after, missed);
            }
            case FULL -> {
                hall.full();
                refuse(SERVICE_UNAVAILABLE, comeBackLater());
            }
            case TOO_MANY_FROM_HERE -> refuse(TOO_MANY_REQUESTS, comeBackLater());
        }
    }

    private static String comeBackLater() {
        return "retry-after: " + ThreadLocalRandom.current().nextInt(10, 40) + "\r\n";
    }

    private void refuse(HttpResponseStatus status) {
        refuse(status, "");
    }

    private void refuse(HttpResponseStatus status, String headers) {
        farewell(Reply.refusal(status, headers));
    }

    /** Closing with unread bytes would reset the connection and destroy the answer: we hang up only our half. */
    private void farewell(String reply) {
        channel.writeAndFlush(Reply.bytes(reply))
                .addListener(_ -> channel.shutdownOutput());
    }
}
