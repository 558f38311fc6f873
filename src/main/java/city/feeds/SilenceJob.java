package city.feeds;

import city.alerts.Sources;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells the phones soon after a source has fallen silent. */
@Component
class SilenceJob {

    private static final Logger log = LoggerFactory.getLogger(SilenceJob.class);

    private final Sources sources;

    SilenceJob(Sources sources) {
        this.sources = sources;
    }

    @Scheduled(fixedRate = 5, timeUnit = TimeUnit.SECONDS)
    void notice() {
        try {
            sources.notice();
        } catch (DataAccessException | TransactionException e) {
            log.debug("nobody can be told while the database is away", e);
        }
    }
}
