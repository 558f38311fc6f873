package city.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something wrong that the log tells once when it begins and once when it is over, however often it is met. */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final String begins;
    private final String ends;
    private final AtomicBoolean lasts = new AtomicBoolean();
    private volatile long lastMet;

    Trouble(String begins, String ends) {
        this.begins = begins;
        this.ends = ends;
    }

    void met(Object detail) {
        lastMet = System.nanoTime();
        if (lasts.compareAndSet(false, true)) LOG.warn("{}: {}", begins, detail);
    }

    boolean lasts() {
        return lasts.get();
    }

    void over() {
        if (lasts.compareAndSet(true, false)) LOG.info(ends);
    }

    /** For troubles that come in waves: over only when it has been calm for a while. */
    void overAfter(Duration calm) {
        if (System.nanoTime() - lastMet > calm.toNanos()) over();
    }
}
