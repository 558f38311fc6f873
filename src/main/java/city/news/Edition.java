package city.news;

import city.identity.OfficialId;
import java.time.Instant;
import java.util.Optional;

/** A story as it was saved once, and when it went out, if it did. */
record Edition(int number, Story story, Instant savedAt, Optional<OfficialId> savedBy, Optional<Instant> publishedAt, Optional<OfficialId> publishedBy) {

    boolean out() {
        return publishedAt.isPresent();
    }
}
