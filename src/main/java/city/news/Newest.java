package city.news;

import city.live.Line;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The newest posts in memory: the first page and the feed are read by everyone at once, also while the database is away. */
@Component
class Newest {

    static final int KEPT = 50;

    private static final Logger log = LoggerFactory.getLogger(Newest.class);

    private final JdbcClient sql;
    private final PostRow.Reader rows;
    private volatile List<Post> posts = List.of();

    Newest(JdbcClient sql, PostRow.Reader rows, Line line) {
        this.sql = sql;
        this.rows = rows;
        line.onNews(this::refresh);
    }

    List<Post> posts() {
        return posts;
    }

    /** Read anew by every piece of news, and now and then for a doorbell that was not heard. */
    @Scheduled(fixedRate = 10_000)
    synchronized void refresh() {
        try {
            posts = sql.sql(PostRow.LIVE + " and p.withdrawn_at is null order by p.published_at desc, p.id limit :kept")
                    .param("kept", KEPT)
                    .query(PostRow.class)
                    .list()
                    .stream()
                    .map(rows::post)
                    .toList();
        } catch (DataAccessException | TransactionException e) {
            log.debug("the newest posts stay as they were", e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        refresh();
    }
}
