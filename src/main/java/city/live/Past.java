package city.live;

import java.util.ArrayList;
import java.util.List;

/** What was said lately, oldest first: all that came after the id {@code before}, without gaps. Never changes. */
record Past(long before, List<Frame> frames) {

    /** More than this is quicker loaded as a page, and would look like a slow reader to {@link Listener}. */
    static final int WORTH_REPLAYING = 128 * 1024;

    static final Past NOTHING = new Past(0, List.of());
    static final Past UNKNOWN = new Past(Long.MAX_VALUE, List.of());

    sealed interface Recalling {
        record Missed(List<Frame> frames) implements Recalling {}

        record TooMuch() implements Recalling {}

        record NotHere() implements Recalling {}
    }

    static Past of(List<Event> events) {
        if (events.isEmpty()) return NOTHING;
        return new Past(events.getFirst().id() - 1, events.stream().map(Frame::of).toList());
    }

    long latest() {
        return frames.isEmpty() ? before : frames.getLast().id();
    }

    /** What followed the given id. */
    Recalling recall(long after) {
        if (after < before || after > latest()) return new Recalling.NotHere();
        var missed = since(after);
        return missed.stream().mapToInt(Frame::size).sum() > WORTH_REPLAYING
                ? new Recalling.TooMuch()
                : new Recalling.Missed(missed);
    }

    List<Frame> since(long after) {
        return after >= latest()
                ? List.of()
                : frames.stream().dropWhile(frame -> frame.id() <= after).toList();
    }

    Past with(List<Frame> fresh, int keep) {
        var all = new ArrayList<>(frames);
        all.addAll(fresh);
        var kept = List.copyOf(all.subList(Math.max(0, all.size() - keep), all.size()));
        return kept.size() == all.size() ? new Past(before, kept) : new Past(kept.getFirst().id() - 1, kept);
    }
}
