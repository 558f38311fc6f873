package city.live;

import static city.ground.Time.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.CityTest;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is said and what is heard. */
@CityTest
class LineTest {

    @Autowired
    Line line;

    @Autowired
    Events events;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    /** Each test finds an empty table: the line notices that within one look. */
    @BeforeEach
    void the_line_knows_the_table() {
        await().until(() -> line.latest()
                == sql.sql("select coalesce(max(id), 0) from live.events").query(Long.class).single());
    }

    @Test
    void an_open_phone_hears_what_the_city_says() {
        try (var oksana = Phone.open(line.port())) {
            await().until(oksana::ready);
            var id = say("{\"headline\":\"Повітряна тривога\"}");

            await().until(() -> !oksana.heard().isEmpty());
            assertThat(oksana.heard())
                    .containsExactly(new Phone.Heard("" + id, "alert", "{\"headline\":\"Повітряна тривога\"}"));
            assertThat(oksana.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(oksana.head()).contains("content-type: text/event-stream", "access-control-allow-origin: *");
            assertThat(line.latest()).isEqualTo(id);
        }
    }

    @Test
    void data_of_several_lines_arrives_whole() {
        try (var oksana = Phone.open(line.port())) {
            await().until(oksana::ready);
            say("{\n \"a\": 1,\r\n\n \"b\": 2\r}");

            await().until(() -> !oksana.heard().isEmpty());
            assertThat(oksana.heard().getFirst().data()).isEqualTo("{\n \"a\": 1,\n\n \"b\": 2\n}");
        }
    }

    @Test
    void what_is_rolled_back_is_never_heard_and_leaves_no_gap() {
        try (var oksana = Phone.open(line.port())) {
            await().until(oksana::ready);
            var taken = new AtomicLong();
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                taken.set(line.say("alert", "a mistake"));
                transaction.setRollbackOnly();
            });
            var id = say("the truth");

            await().until(() -> !oksana.heard().isEmpty());
            assertThat(oksana.heard()).extracting(Phone.Heard::data).containsExactly("the truth");
            assertThat(id).isEqualTo(taken.get());
        }
    }

    @Test
    void nothing_can_be_said_outside_a_transaction() {
        assertThatThrownBy(() -> line.say("alert", "{}")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_name_that_could_break_the_wire_is_refused() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).execute(_ -> line.say("alert\ndata: x", "{}")))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ids_are_in_commit_order_whoever_speaks_at_once() {
        var before = line.latest();
        try (var oksana = Phone.open(line.port());
                var speakers = Executors.newFixedThreadPool(8)) {
            await().until(oksana::ready);
            IntStream.range(0, 200).forEach(n -> speakers.execute(() -> say("" + n)));

            await().until(() -> oksana.heard().size() >= 200);
            assertThat(oksana.ids()).isEqualTo(LongStream.rangeClosed(before + 1, before + 200).boxed().toList());
        }
    }

    @Test
    void a_slow_commit_is_waited_for_and_not_skipped() {
        try (var oksana = Phone.open(line.port());
                var speakers = Executors.newFixedThreadPool(1)) {
            await().until(oksana::ready);
            new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                line.say("alert", "first, committed late");
                speakers.execute(() -> say("second, in a hurry"));
                await().until(() -> sql.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                .query(Long.class)
                                .single()
                        == 1);
            });

            await().until(() -> oksana.heard().size() == 2);
            assertThat(oksana.heard())
                    .extracting(Phone.Heard::data)
                    .containsExactly("first, committed late", "second, in a hurry");
        }
    }

    @Test
    void a_lost_doorbell_costs_no_more_than_the_next_look() {
        try (var oksana = Phone.open(line.port())) {
            await().until(oksana::ready);
            sql.sql("""
                            insert into live.events
                            select coalesce(max(id), 0) + 1, 'alert', 'nobody rang', :at from live.events""")
                    .param("at", utc(Node.NOON.instant()))
                    .update();

            await().atMost(Doorbell.LOOK_EVERY.plusSeconds(2)).until(() -> !oksana.heard().isEmpty());
        }
    }

    @Test
    void the_ears_of_the_house_are_called_and_a_deaf_one_harms_nobody() {
        var seen = new AtomicLong();
        line.onNews(() -> {
            throw new IllegalStateException("deaf, in a test");
        });
        line.onNews(() -> seen.set(line.latest()));
        var id = say("{}");

        await().until(() -> seen.get() == id);
    }

    @Test
    void every_phone_is_counted_until_it_leaves() {
        await().until(() -> line.listeners() == 0);
        try (var oksana = Phone.open(line.port());
                var petro = Phone.open(line.port())) {
            await().until(() -> oksana.ready() && petro.ready());
            assertThat(line.listeners()).isEqualTo(2);
        }
        await().until(() -> line.listeners() == 0);
    }

    @Test
    void a_week_later_the_old_is_forgotten_but_never_the_newest() {
        say("one");
        var id = say("two");

        events.forget(Node.NOON.instant().plus(OldEventsJob.KEEP), 1);

        assertThat(events.newest(10)).extracting(Event::id).containsExactly(id);
        assertThat(say("three")).isEqualTo(id + 1);
    }

    private long say(String data) {
        return new TransactionTemplate(transactions).execute(_ -> line.say("alert", data));
    }
}
