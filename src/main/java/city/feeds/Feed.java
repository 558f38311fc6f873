package city.feeds;

import java.util.Optional;

/** One official source: how it is asked, and what its words mean here. */
interface Feed {

    /** As people know it, and as the pack calls it. */
    String name();

    /** {@code validator} is that of its last valid answer; empty to hear everything whether it changed or not. */
    Answer ask(Optional<String> validator);
}
