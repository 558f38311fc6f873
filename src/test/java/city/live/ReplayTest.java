package city.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.CityTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Phones that were away. */
@CityTest
class ReplayTest {

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    JdbcClient sql;

    @Test
    void after_a_tunnel_a_phone_hears_all_it_missed_and_nothing_twice() {
        try (var node = Node.on(database)) {
            var first = node.say("before the tunnel");
            node.say("in the tunnel");
            node.say("still in the tunnel");
            await().until(() -> node.line.latest() == first + 2);

            try (var oksana = Phone.back(node.port(), first)) {
                await().until(oksana::ready);
                node.say("out again");
                await().until(() -> oksana.heard().size() == 3);
                assertThat(oksana.ids()).containsExactly(first + 1, first + 2, first + 3);
            }
        }
    }

    @Test
    void a_page_that_knows_the_id_it_was_drawn_with_misses_nothing() {
        try (var node = Node.on(database)) {
            var drawn = node.say("on the page");
            node.say("while the page was loading");
            await().until(() -> node.line.latest() == drawn + 1);

            try (var oksana = Phone.asking(
                    node.port(), "GET /live?after=" + drawn + " HTTP/1.1\r\nHost: kherson\r\n\r\n")) {
                await().until(() -> oksana.ids().equals(List.of(drawn + 1)));
            }
        }
    }

    @Test
    void what_the_browser_remembers_is_newer_than_the_address_of_the_page() {
        try (var node = Node.on(database)) {
            var first = node.say("old");
            var second = node.say("new");
            await().until(() -> node.line.latest() == second);

            try (var oksana = Phone.asking(node.port(), "GET /live?after=" + (first - 1) + " HTTP/1.1\r\nHost: kherson\r\n"
                    + "Last-Event-ID: " + second + "\r\n\r\n")) {
                await().until(oksana::ready);
                assertThat(oksana.heard()).isEmpty();
            }
        }
    }

    @Test
    void a_phone_cut_off_before_its_first_event_still_knows_where_it_was() {
        try (var node = Node.on(database)) {
            var latest = node.say("long ago");
            await().until(() -> node.line.latest() == latest);

            try (var oksana = Phone.open(node.port())) {
                await().until(oksana::ready);
                assertThat(oksana.id()).isEqualTo("" + latest);
                assertThat(oksana.heard()).isEmpty();
            }
        }
    }

    @Test
    void what_memory_has_lost_comes_from_the_table() {
        try (var node = new Node(database, Node.settings(0, 2))) {
            var first = node.say("one");
            IntStream.range(0, 9).forEach(n -> node.say("" + n));
            await().until(() -> node.line.latest() == first + 9);

            try (var oksana = Phone.back(node.port(), first)) {
                await().until(oksana::ready);
                node.say("live again");
                await().until(() -> oksana.heard().size() == 10);
                assertThat(oksana.ids()).isEqualTo(LongStream.rangeClosed(first + 1, first + 10).boxed().toList());
            }
        }
    }

    @Test
    void a_page_too_far_behind_is_asked_to_reload() {
        try (var node = Node.on(database)) {
            var first = node.say("one");
            IntStream.range(0, 5).forEach(_ -> node.say("x".repeat(40_000)));
            await().until(() -> node.line.latest() == first + 5);

            assertReloads(node, first);
        }
    }

    @Test
    void an_id_that_was_pruned_asks_for_a_reload() {
        try (var node = new Node(database, Node.settings(0, 1))) {
            var first = node.say("one");
            IntStream.range(0, 3).forEach(_ -> node.say("more"));
            await().until(() -> node.line.latest() == first + 3);
            sql.sql("delete from live.events where id <= :id").param("id", first + 1).update();

            assertReloads(node, first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "-1", "seven", "18446744073709551616", "0x1"})
    void an_id_that_was_never_ours_asks_for_a_reload(String id) {
        try (var node = Node.on(database)) {
            var latest = node.say("now");
            await().until(() -> node.line.latest() == latest);

            assertReloads(node, id);
        }
    }

    @Test
    void two_nodes_on_one_database_say_the_same() {
        try (var left = Node.on(database);
                var right = Node.on(database);
                var oksana = Phone.open(left.port());
                var petro = Phone.open(right.port())) {
            await().until(() -> oksana.ready() && petro.ready());
            var first = left.say("said on the left");
            var second = right.say("said on the right");

            await().until(() -> oksana.ids().equals(List.of(first, second)));
            await().until(() -> petro.ids().equals(List.of(first, second)));
        }
    }

    @Test
    void a_phone_that_moves_to_a_node_that_lags_hears_nothing_twice() throws Exception {
        try (var quick = Node.on(database);
                var wire = new Wire(database);
                var lagging = Node.on(wire)) {
            var old = quick.say("old");
            await().until(() -> quick.line.latest() == old && lagging.line.latest() == old);
            wire.freeze();
            var seen = quick.say("heard on the quick node");
            await().until(() -> quick.line.latest() == seen);

            try (var oksana = Phone.back(lagging.port(), seen)) {
                wire.thaw();
                await().until(oksana::ready);
                var next = quick.say("new to all");
                await().until(() -> lagging.line.latest() == next && !oksana.heard().isEmpty());
                assertThat(oksana.ids()).containsExactly(next);
            }
        }
    }

    @Test
    void when_the_database_is_put_back_to_an_older_state_every_page_reloads() {
        try (var node = Node.on(database);
                var oksana = Phone.open(node.port())) {
            var kept = node.say("in the backup");
            node.say("not in the backup");
            await().until(() -> oksana.ids().contains(kept + 1));
            sql.sql("delete from live.events where id > :id").param("id", kept).update();

            await().until(() -> oksana.heard().getLast().event().equals("reload"));
            assertThat(oksana.id()).isEqualTo("" + kept);
            assertThat(node.say("said after")).isEqualTo(kept + 1);
            await().until(() -> oksana.heard().getLast().data().equals("said after"));
        }
    }

    private static void assertReloads(Node node, Object lastHeard) {
        var latest = "" + node.line.latest();
        try (var oksana = Phone.back(node.port(), lastHeard)) {
            await().until(oksana::ready);
            assertThat(oksana.heard()).containsExactly(new Phone.Heard(latest, "reload", latest));
        }
    }
}
