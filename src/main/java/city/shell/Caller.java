package city.shell;

import city.ground.Network;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/** One connection to the web port, and what it is doing since when. */
final class Caller {

    private static final int BYTES_PER_SECOND = 500;
    private static final Duration LONG_ANSWER = Duration.ofMinutes(1);

    private final SocketChannel channel;
    private final Network from;
    private Doing doing = Doing.ASKING;
    private long since = System.nanoTime();
    private @Nullable Request request;
    private boolean here = true;

    private enum Doing {
        ASKING,
        LISTENING,
        RESTING
    }

    Caller(SocketChannel channel, Network from) {
        this.channel = channel;
        this.from = from;
    }

    Network from() {
        return from;
    }

    synchronized long since() {
        return since;
    }

    /** The first bytes of a request. Those of a request that is half here already change nothing. */
    synchronized void begins() {
        if (doing == Doing.RESTING) now(Doing.ASKING, null);
    }

    /** The head of the request is here; its body may still be on the way. */
    synchronized void asks(Request asked) {
        now(Doing.LISTENING, asked);
    }

    synchronized void isAnswered() {
        now(Doing.ASKING, null);
    }

    synchronized void rests() {
        now(Doing.RESTING, null);
    }

    private void now(Doing next, @Nullable Request asked) {
        doing = next;
        request = asked;
        since = System.nanoTime();
    }

    /** Keeps a thread and a buffer while its body trickles in. */
    synchronized boolean sendsBody() {
        return here && request != null && !request.isFinished();
    }

    /** Whether the city waits for it, and not it for the city. */
    synchronized boolean keepsWaiting() {
        return here && (doing != Doing.LISTENING || sendsBody() || age() > LONG_ANSWER.toNanos());
    }

    /** The more has come the longer it may take, as Apache's mod_reqtimeout has it. */
    synchronized boolean isSlowerThan(Duration patience) {
        var received = request == null ? 0 : request.getBytesRead();
        return here
                && age() > patience.plusMillis(received * 1000 / BYTES_PER_SECOND).toNanos()
                && (doing == Doing.ASKING || sendsBody());
    }

    /**
     * The container finds the end of what it reads, and tidies up by itself: closed from here, its buffers would go to the
     * next caller while somebody still reads into them. Says no of whoever was sent away before.
     */
    synchronized boolean sendAway() {
        var takesLong = doing == Doing.LISTENING && !sendsBody();
        if (!leaves()) return false;
        try {
            channel.shutdownInput();
            if (takesLong) channel.shutdownOutput();
        } catch (IOException e) {
            // Gone already.
        }
        return true;
    }

    /** Says no of whoever has left before. */
    synchronized boolean leaves() {
        var was = here;
        here = false;
        return was;
    }

    private long age() {
        return System.nanoTime() - since;
    }
}
