package city.shell;

import city.ground.OpenFiles;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The servlet container's port with an end to everyone's patience. By itself the container gives each connection tens of
 * kilobytes and starts every wait anew with each byte, so that one machine that says half of what it wants, many times
 * over, takes all memory. Who is here, and who has to go, is known to {@link Callers}.
 */
@Component
class WebPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(WebPort.class);

    /** What a very bad network needs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a connection costs whose request is half here, buffers and all, with as much again left for the city. */
    private static final int BYTES_PER_CALLER = 64 * 1024;

    /** What a request costs whose body is half here: its thread, its buffers, and a form of the greatest length. */
    private static final int BYTES_PER_BODY = 2 * 1024 * 1024;

    private static final int SMALL_BUFFER = 2 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(Protocol.class.getName());
    }

    private static Callers.Bounds bounds() {
        var memory = Runtime.getRuntime().maxMemory();
        return new Callers.Bounds(
                Math.clamp(memory / BYTES_PER_CALLER, 64, Math.max(64, OpenFiles.most() / 16)),
                Math.clamp(memory / BYTES_PER_BODY, 16, 1_000),
                PATIENCE);
    }

    /** Made by its name, hence public. */
    public static class Protocol extends Http11NioProtocol {

        private final Callers callers;
        private final int most;
        private @Nullable ScheduledFuture<?> watch;

        public Protocol() {
            this(bounds());
        }

        Protocol(Callers.Bounds bounds) {
            this(bounds, new Callers(bounds));
        }

        private Protocol(Callers.Bounds bounds, Callers callers) {
            super(new Endpoint(callers));
            this.callers = callers;
            // Some more than may stay, because who was sent away needs a moment to be gone.
            most = bounds.callers() + bounds.callers() / 4;
            setProperty("socket.appReadBufSize", String.valueOf(SMALL_BUFFER));
            setProperty("socket.appWriteBufSize", String.valueOf(SMALL_BUFFER));
        }

        @Override
        public void setMaxConnections(int wanted) {
            super.setMaxConnections(Math.min(wanted, most));
        }

        @Override
        protected Processor createProcessor() {
            return new Reader(this, callers, getAdapter());
        }

        @Override
        public void start() throws Exception {
            super.start();
            watch = getUtilityExecutor().scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        }

        @Override
        public void stop() throws Exception {
            if (watch != null) watch.cancel(false);
            super.stop();
        }

        /** What throws here would never be called again. */
        private void look() {
            try {
                callers.sendSlowAway();
            } catch (RuntimeException e) {
                log.error("The web port did not look after the slow", e);
            }
        }
    }

    /** Counts who comes and goes. */
    private static final class Endpoint extends NioEndpoint {

        private final Callers callers;

        Endpoint(Callers callers) {
            this.callers = callers;
        }

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (!callers.enter(socket)) {
                destroySocket(socket);
                return false;
            }
            var open = super.setSocketOptions(socket);
            if (!open) callers.leave(socket);
            return open;
        }

        @Override
        public void setHandler(Handler<NioChannel> handler) {
            super.setHandler(new Leaving(handler, callers));
        }
    }

    /** Hears of every connection that ends, however it does. */
    private record Leaving(Handler<NioChannel> handler, Callers callers) implements Handler<NioChannel> {

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent status) {
            return handler.process(socket, status);
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            callers.leave(socket.getSocket().getIOChannel());
            handler.release(socket);
        }

        @Override
        public Object getGlobal() {
            return handler.getGlobal();
        }

        @Override
        public void pause() {
            handler.pause();
        }

        @Override
        public void recycle() {
            handler.recycle();
        }
    }

    /** Reads one request after another from one connection at a time. */
    private static final class Reader extends Http11Processor {

        private final Callers callers;
        private @Nullable Caller caller;

        Reader(Protocol protocol, Callers callers, Adapter adapter) {
            this(protocol, callers, new Listening(callers, adapter));
        }

        private Reader(Protocol protocol, Callers callers, Listening listening) {
            super(protocol, listening);
            this.callers = callers;
            listening.reader = this;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            caller = socket.getSocket() instanceof NioChannel channel ? callers.at(channel.getIOChannel()) : null;
            var here = caller;
            if (here != null) here.begins();
            var state = super.service(socket);
            if (here != null && state == SocketState.OPEN) here.rests();
            return state;
        }
    }

    /** Stands between the reading of a request and the answer to it. */
    private static final class Listening implements Adapter {

        private final Callers callers;
        private final Adapter adapter;
        private @Nullable Reader reader;

        Listening(Callers callers, Adapter adapter) {
            this.callers = callers;
            this.adapter = adapter;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            var caller = reader == null ? null : reader.caller;
            var hadBody = caller != null && callers.listen(caller, request);
            try {
                adapter.service(request, response);
            } finally {
                if (caller != null) callers.answered(caller, hadBody);
            }
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return adapter.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
            return adapter.asyncDispatch(request, response, status);
        }

        @Override
        public void log(Request request, Response response, long time) {
            adapter.log(request, response, time);
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            adapter.checkRecycled(request, response);
        }

        @Override
        public String getDomain() {
            return adapter.getDomain();
        }
    }
}
