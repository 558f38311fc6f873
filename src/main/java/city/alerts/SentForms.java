package city.alerts;

import static city.ground.Time.utc;

import city.identity.OfficialId;
import city.shell.Html;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The table of forms that were sent. A network that swallows an answer makes people press again: the same form again
 * leads where it led the first time, and sends nothing twice.
 */
@Component
@Transactional
class SentForms {

    private static final String KEY = "[A-Za-z0-9_-]{16,64}";
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Clock clock;

    SentForms(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A key for a form that is drawn now. */
    static String freshKey() {
        return UUID.randomUUID().toString();
    }

    /** The key an address brings back, as after Back, or a fresh one. */
    static String keyOf(String asked) {
        return asked.matches(KEY) ? asked : freshKey();
    }

    /** Where a form of this key led when it was sent. */
    Optional<String> ledTo(String key, OfficialId author) {
        return find(key, author).map(Sent::ledTo);
    }

    /** Does what a button asks for, once. */
    View once(String key, OfficialId author, Supplier<View> act) {
        return once(key, author, "", act, () -> Html.elsewhere(ledTo(key, author).orElseThrow()));
    }

    /**
     * Does it once, in one transaction with the row that remembers it: who presses twice waits here for the first press.
     * {@code changed} answers a form that was sent before and now says something else. Only what leads on was sent; a
     * page that asks for a correction was not.
     */
    View once(String key, OfficialId author, String typed, Supplier<View> act, Supplier<View> changed) {
        if (!key.matches(KEY)) {
            return act.get();
        }
        var digest = digest(typed);
        if (!begin(key, author, digest)) {
            var first = find(key, author).orElseThrow();
            return Arrays.equals(first.typed(), digest) ? Html.elsewhere(first.ledTo()) : changed.get();
        }
        var answer = act.get();
        if (answer instanceof RedirectView on && on.getUrl() != null) {
            sql.sql("update alerts.forms set led_to = :to where author = :author and key = :key")
                    .param("to", on.getUrl())
                    .param("author", author.value())
                    .param("key", key)
                    .update();
        } else {
            sql.sql("delete from alerts.forms where author = :author and key = :key").param("author", author.value()).param("key", key).update();
        }
        return answer;
    }

    private boolean begin(String key, OfficialId author, byte[] typed) {
        sql.sql("delete from alerts.forms where sent_at < :old").param("old", utc(clock.instant().minus(KEPT))).update();
        return 1 == sql.sql("""
                        insert into alerts.forms (author, key, typed, sent_at) values (:author, :key, :typed, :now)
                        on conflict (author, key) do nothing""")
                .param("author", author.value())
                .param("key", key)
                .param("typed", typed)
                .param("now", utc(clock.instant()))
                .update();
    }

    private record Sent(byte[] typed, String ledTo) {}

    private Optional<Sent> find(String key, OfficialId author) {
        return sql.sql("select typed, led_to from alerts.forms where author = :author and key = :key")
                .param("author", author.value())
                .param("key", key)
                .query((row, _) -> new Sent(row.getBytes("typed"), row.getString("led_to")))
                .optional();
    }

    private static byte[] digest(String typed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(typed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
