package city.post;

import static city.ground.Time.utc;

import city.pack.Pack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of letters. Writing one is part of the writer's transaction; carrying it is {@link Postman}'s. */
@Component
public class Letters {

    /** Longer than any attempt lasts: a letter whose carrier died is taken up again after it. */
    static final Duration CARRYING = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration KEEP = Duration.ofDays(30);

    private final JdbcClient sql;
    private final Clock clock;
    private final Pack pack;
    private final String server;

    Letters(JdbcClient sql, Clock clock, Pack pack, @Value("${spring.mail.host}") String server) {
        this.sql = sql;
        this.clock = clock;
        this.pack = pack;
        this.server = server;
    }

    /** Whether anything carries them: where no server is named they wait, and nobody may be told that one was sent. */
    public boolean carried() {
        return !server.isEmpty();
    }

    /** Leaves when the caller's transaction commits, and goes on trying until the other side takes or refuses it. */
    public void send(Address to, String subject, String text) {
        sql.sql("""
                        insert into post.letters (recipient, subject, body, written_at, due_at)
                        values (:to, :subject, :text, :now, :now)""")
                .param("to", to.value())
                .param("subject", marked(subject).replaceAll("\\s+", " "))
                .param("text", text)
                .param("now", utc(clock.instant()))
                .update();
    }

    private String marked(String subject) {
        return pack.demo() ? "ДЕМО " + subject : subject;
    }

    /** Takes letters that are due so that no other node carries them meanwhile. */
    List<Letter> take(int most) {
        var now = clock.instant();
        return sql.sql("""
                        update post.letters
                           set attempts = attempts + 1, due_at = :backAt
                         where number in (
                               select number
                                 from post.letters
                                where due_at <= :now and sent_at is null and refused_at is null
                                order by due_at
                                limit :most
                                  for update skip locked)
                     returning number, recipient, subject, body, attempts""")
                .param("backAt", utc(now.plus(CARRYING)))
                .param("now", utc(now))
                .param("most", most)
                .query(Letter.class)
                .list();
    }

    void sent(Letter letter) {
        sql.sql("update post.letters set sent_at = :now, body = '', trouble = '' where number = :number")
                .param("now", utc(clock.instant()))
                .param("number", letter.number())
                .update();
    }

    /** The other side said that it will never take this letter. */
    void refused(Letter letter, String trouble) {
        sql.sql("update post.letters set refused_at = :now, body = '', trouble = :trouble where number = :number")
                .param("now", utc(clock.instant()))
                .param("trouble", trouble)
                .param("number", letter.number())
                .update();
    }

    /** The other side could not be reached or was busy: again after 15 s, 30 s, 1 min … 1 h. */
    void later(Letter letter, String trouble) {
        sql.sql("update post.letters set due_at = :dueAt, trouble = :trouble where number = :number")
                .param("dueAt", utc(nextTry(letter.attempts())))
                .param("trouble", trouble)
                .param("number", letter.number())
                .update();
    }

    private Instant nextTry(int attempts) {
        var wait = Duration.ofSeconds(15L << Math.min(attempts - 1, 10));
        return clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    void forgetOld() {
        sql.sql("delete from post.letters where written_at < :before and (sent_at is not null or refused_at is not null)")
                .param("before", utc(clock.instant().minus(KEEP)))
                .update();
    }
}
