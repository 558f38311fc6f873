package city.live;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open line to every phone. What is said here is written to the log in the caller's transaction and heard,
 * once that commits, by every page connected to any node: server-sent events as WHATWG HTML §9.2 has them.
 */
@Component
public class Line {

    private final Events events;
    private final Exchange exchange;
    private final Clock clock;

    Line(Events events, Exchange exchange, Clock clock) {
        this.events = events;
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * Says something to every phone, if and when the caller's transaction commits. Speakers take turns until then,
     * so that ids are in commit order: say it last, just before the commit.
     *
     * @param event a short name, such as {@code alert}: small letters and hyphens, at most 32
     * @param data JSON for the page, public by nature, at most 64 KiB of UTF-8
     * @return the id of the event; a page rendered with it asks the line for {@code /live?after=id}
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws org.springframework.dao.DataIntegrityViolationException if name or data break the bounds above
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long say(String event, String data) {
        return events.add(event, data, clock.instant());
    }

    /** The highest id this node has heard; 0 before the first. A page says it to the line as {@code after}. */
    public long latest() {
        return exchange.latest();
    }

    /**
     * Calls back soon after this node has heard something new, whoever said it, on a thread of the line. Calls never
     * overlap, and several events may come as one call: look at the data, do not count the calls.
     */
    public void onNews(Runnable ear) {
        exchange.onNews(ear);
    }

    /** How many phones are listening to this node. */
    public int listeners() {
        return exchange.listeners();
    }

    /** The port the line is open on: the one of the settings, or the one the system gave if that was 0. */
    public int port() {
        return exchange.port();
    }
}
