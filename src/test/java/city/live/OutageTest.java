package city.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.TestTown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When the database, the wire to it or a node goes away and comes back. */
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    JdbcConnectionDetails database;

    @BeforeEach
    void a_database_of_its_own() throws SQLException, IOException {
        database = new Address(TestTown.newDatabase());
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("src/main/java/city/live/V1__live.sql")));
        }
    }

    @Test
    void a_cut_wire_is_told_once_loses_nothing_and_says_nothing_twice(CapturedOutput log) throws IOException {
        try (var wire = new Wire(database);
                var near = Node.on(wire);
                var far = Node.on(database);
                var oksana = Phone.open(near.port())) {
            await().until(oksana::ready);
            far.say("before");
            await().until(() -> oksana.heard().size() == 1);

            wire.cut();
            IntStream.range(0, 5).forEach(n -> far.say("in the dark " + n));
            await().until(() -> log.getOut().contains("The live line has lost the database"));
            try (var petro = Phone.back(near.port(), 0)) {
                await().until(petro::ready);
                assertThat(petro.heard()).as("memory goes on without the database").hasSize(1);
            }
            await().until(() -> wire.refused() > 3);

            wire.mend();
            await().until(() -> oksana.heard().size() == 6);
            assertThat(oksana.ids()).isEqualTo(LongStream.rangeClosed(1, 6).boxed().toList());
        }
        assertThat(log).containsOnlyOnce("The live line has lost the database").containsOnlyOnce("has the database back");
    }

    @Test
    void a_database_that_stops_answering_is_given_up_and_found_again(CapturedOutput log) throws IOException {
        try (var wire = new Wire(database);
                var near = Node.on(wire);
                var far = Node.on(database);
                var oksana = Phone.open(near.port())) {
            await().until(oksana::ready);
            wire.freeze();
            far.say("while it hung");
            await().atMost(Duration.ofSeconds(15)).until(() -> log.getOut().contains("The live line has lost the database"));

            wire.thaw();
            await().until(() -> oksana.ids().equals(List.of(1L)));
        }
    }

    @Test
    void a_session_ended_by_the_database_costs_no_event() throws SQLException {
        try (var node = Node.on(database);
                var oksana = Phone.open(node.port());
                var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", "");
                var operator = connection.createStatement()) {
            await().until(oksana::ready);
            for (int n = 1; n <= 20; n++) {
                operator.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'live'"
                        + " and datname = current_database()");
                node.say("" + n);
            }

            await().until(() -> oksana.heard().size() == 20);
            assertThat(oksana.ids()).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
        }
    }

    @Test
    void a_node_that_stops_says_bye_and_its_phones_are_spread_over_time() {
        var phones = new ArrayList<Phone>();
        try (var staying = Node.on(database)) {
            try (var leaving = Node.on(database)) {
                IntStream.range(0, 20).forEach(_ -> phones.add(Phone.open(leaving.port())));
                await().until(() -> phones.stream().allMatch(Phone::ready));
            }
            await().until(() -> phones.stream().allMatch(Phone::closed));
            assertThat(phones).allSatisfy(phone -> assertThat(phone.heard().getLast().event()).isEqualTo("bye"));
            var waits = phones.stream().map(phone -> Integer.parseInt(phone.heard().getLast().data())).toList();
            assertThat(waits).allMatch(wait -> wait >= 500 && wait < 10_000);
            assertThat(waits.stream().distinct().count()).isGreaterThan(10);

            staying.say("after");
            await().until(() -> staying.line.latest() == 1);
            try (var oksana = Phone.back(staying.port(), phones.getFirst().id())) {
                await().until(() -> oksana.ids().equals(List.of(1L)));
            }
        }
    }

    @Test
    void a_node_started_again_goes_on_where_the_log_is() {
        try (var first = Node.on(database)) {
            first.say("one");
            first.say("two");
        }
        try (var second = Node.on(database);
                var oksana = Phone.back(second.port(), 1)) {
            await().until(() -> oksana.ids().equals(List.of(2L)));
            assertThat(second.say("three")).isEqualTo(3);
        }
    }

    private record Address(String url) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
