package city.news;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Throws away pictures whose text never came. */
@Component
class LoosePicturesJob {

    private final Pictures pictures;

    LoosePicturesJob(Pictures pictures) {
        this.pictures = pictures;
    }

    @Scheduled(initialDelay = 1, fixedRate = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        pictures.forgetLoose();
    }
}
