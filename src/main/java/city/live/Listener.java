package city.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One open phone. It is told everything once and in order; all it may do is listen. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells of a failed write by closing the channel, which we hear of.
final class Listener extends ChannelInboundHandlerAdapter {

    /** Above this many unsent bytes a phone is slow: it is let go, and catches up by id when it comes back. */
    static final WriteBufferWaterMark SLOW = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private static final int MAY_SPEAK_BYTES = 1024;

    private final Channel channel;
    private final Hall hall;
    private final InetAddress address;
    private long heard;
    private int spoken;
    private int row;
    private int seat;

    Listener(Channel channel, InetAddress address, Hall hall) {
        this.channel = channel;
        this.address = address;
        this.hall = hall;
    }

    /** The id goes out even when nothing was missed: a phone cut off before the first event must know where it was. */
    void welcome(long after, List<Frame> missed) {
        heard = missed.isEmpty() ? after : missed.getLast().id();
        channel.write(Reply.bytes(Reply.STREAM + "retry: " + ThreadLocalRandom.current().nextInt(1_000, 5_000) + "\n\n"
                + "id: " + after + "\n\n"));
        missed.forEach(frame -> channel.write(frame.bytes().duplicate(), channel.voidPromise()));
        channel.writeAndFlush(Reply.bytes(hall.beat()), channel.voidPromise());
        hall.sit(this);
    }

    /** Says no, and writes nothing, to a phone that does not keep up. */
    boolean hear(List<Frame> fresh) {
        if (!channel.isWritable()) return false;
        for (var frame : fresh) {
            if (frame.id() <= heard) continue;
            channel.write(frame.bytes().duplicate(), channel.voidPromise());
            heard = frame.id();
        }
        channel.flush();
        return true;
    }

    boolean hear(ByteBuf aside) {
        if (!channel.isWritable()) return false;
        channel.writeAndFlush(aside.duplicate(), channel.voidPromise());
        return true;
    }

    void startOver(Frame reload) {
        heard = reload.id();
        hear(reload.bytes());
    }

    void goodbye(int millis) {
        channel.writeAndFlush(Reply.bytes("retry: " + millis + "\n" + Frame.named("bye", Integer.toString(millis))))
                .addListener(ChannelFutureListener.CLOSE);
    }

    void close() {
        channel.close();
    }

    int row() {
        return row;
    }

    int seat() {
        return seat;
    }

    void seatedAt(int row, int seat) {
        this.row = row;
        this.seat = seat;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) spoken += bytes.readableBytes();
        ReferenceCountUtil.release(message);
        if (spoken > MAY_SPEAK_BYTES) close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        hall.leave(this);
        hall.seats().leave(address);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close();
    }
}
