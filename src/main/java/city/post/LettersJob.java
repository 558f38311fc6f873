package city.post;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the postman round, and empties the pile of old letters. */
@Component
class LettersJob {

    private final Postman postman;
    private final Letters letters;

    LettersJob(Postman postman, Letters letters) {
        this.postman = postman;
        this.letters = letters;
    }

    /** At a rate, not with a delay: each round gets a virtual thread of its own and holds up no other job. */
    @Scheduled(initialDelay = 2, fixedRate = 2, timeUnit = TimeUnit.SECONDS)
    void carry() {
        postman.carry();
    }

    @Scheduled(initialDelay = 1, fixedRate = 24, timeUnit = TimeUnit.HOURS)
    void forget() {
        letters.forgetOld();
    }
}
