package city.identity;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets attempts that count no more. */
@Component
class AttemptsJob {

    private final Attempts attempts;

    AttemptsJob(Attempts attempts) {
        this.attempts = attempts;
    }

    @Scheduled(initialDelay = 1, fixedRate = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        attempts.forgetOld();
    }
}
