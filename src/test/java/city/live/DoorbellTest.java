package city.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The one thread that hears of alerts. */
@ExtendWith(OutputCaptureExtension.class)
class DoorbellTest {

    @Test
    void no_failure_whatever_ends_it_and_the_log_tells_of_it_once(CapturedOutput log) {
        var rounds = new AtomicInteger();
        var doorbell = new Doorbell(() -> {
            rounds.incrementAndGet();
            throw new OutOfMemoryError("made up");
        }, _ -> {});

        doorbell.listen();
        await().until(() -> rounds.get() > 3);
        doorbell.stop();

        assertThat(log).containsOnlyOnce("The live line cannot read its log");
    }

    @Test
    void what_was_not_read_lately_is_known_not_to_be() {
        var doorbell = new Doorbell(() -> {
            throw new IllegalStateException("away");
        }, _ -> {});

        doorbell.listen();
        await().until(() -> !doorbell.hasReadWithin(Duration.ofMillis(300)));
        doorbell.stop();
    }
}
