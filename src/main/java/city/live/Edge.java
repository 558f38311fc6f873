package city.live;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port the phones are connected to: its event loops, with a {@link Hall} on each. */
final class Edge {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final boolean NATIVE = Epoll.isAvailable();

    private final LiveSettings settings;
    private final EventLoopGroup loops;
    private final Map<EventLoop, Hall> halls = new LinkedHashMap<>();
    private final Seats seats;
    private final Channel door;

    /** Opens the port. Half of the processors serve it: the office must be able to speak while all phones are told. */
    Edge(LiveSettings settings, Past past, Hall.Archive archive, Hall.Log log, Clock clock) {
        this.settings = settings;
        var room = Room.of(settings.slots());
        var processors = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        loops = new MultiThreadIoEventLoopGroup(processors, new DefaultThreadFactory("live", true), transport());
        seats = new Seats(room.seats());
        var shared = new Hall.Shared(
                seats,
                Math.max(1, room.doorway() / processors),
                settings.patience(),
                archive,
                log,
                clock,
                new Trouble(
                        "The live line is crowded by connections that ask for nothing; the oldest are closed",
                        "The live line is no longer crowded"),
                new Trouble("The live line is full", "The live line has room again"));
        for (var loop : loops) {
            var hall = new Hall(shared, past);
            halls.put((EventLoop) loop, hall);
            var _ = loop.scheduleAtFixedRate(() -> beat(hall), 1, 1, TimeUnit.SECONDS);
        }
        door = open();
    }

    int port() {
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    int listeners() {
        return seats.taken();
    }

    void tell(Past past, List<Frame> fresh) {
        inEveryHall(hall -> hall.tell(past, fresh));
    }

    void startOver(Past past) {
        inEveryHall(hall -> hall.startOver(past));
    }

    /** Says goodbye and closes. Phones are spread over a time in which a node can take them: five a millisecond. */
    void close() {
        door.close().syncUninterruptibly();
        var within = 4_000 + seats.taken() / 5;
        // Waited for: a loop that is told to stop closes its channels before it looks at what else it was asked.
        halls.forEach((loop, hall) ->
                loop.submit(() -> hall.goodbye(within)).awaitUninterruptibly(2, TimeUnit.SECONDS));
        loops.shutdownGracefully(200, 2_000, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    /** A task that throws is never run again, and a hall without a beat looks dead to every phone in it. */
    private static void beat(Hall hall) {
        try {
            hall.everySecond();
        } catch (Throwable e) {
            LOG.error("The live line missed a beat", e);
        }
    }

    private void inEveryHall(Consumer<Hall> what) {
        halls.forEach((loop, hall) -> loop.execute(() -> what.accept(hall)));
    }

    private Channel open() {
        var tls = Tls.of(settings);
        var bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NATIVE ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, 64 * 1024)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Listener.SLOW)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.secure(channel);
                        Doorway.build(channel, requireNonNull(halls.get(channel.eventLoop())));
                    }
                });
        // A phone that vanished without a word is noticed by what it does not acknowledge: two beats and a bit.
        if (NATIVE) bootstrap.childOption(EpollChannelOption.TCP_USER_TIMEOUT, 40_000);
        return bootstrap.bind(settings.bind(), settings.port()).syncUninterruptibly().channel();
    }

    private static IoHandlerFactory transport() {
        return NATIVE ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }
}
