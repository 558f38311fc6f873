package city.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.CityTest;
import city.alerts.Alert;
import city.alerts.Life;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CityTest
@Import(Square.class)
class HearingTest {

    static final String RAID = "air_raid@23";
    static final String SHELLING = "artillery_shelling@1370";

    @Autowired
    Square square;

    Told first;
    Told second;

    @BeforeEach
    void two_sources_are_heard() {
        first = new Told("alerts.in.ua");
        second = new Told("ukrainealarm");
        square.expect(first, second);
    }

    @Test
    void when_only_one_source_drops_one_it_stays() {
        say(first, RAID, SHELLING);
        say(second, "AIR@23", "ARTILLERY@1370");

        for (int i = 0; i < 5; i++) {
            say(first, RAID);
            say(second, "AIR@23", "ARTILLERY@1370");
        }

        assertThat(square.open()).extracting(alert -> alert.kind().code(), Alert::sources).containsExactlyInAnyOrder(
                tuple("air_raid", List.of("alerts.in.ua", "ukrainealarm")),
                tuple("artillery_shelling", List.of("ukrainealarm")));
    }

    @Test
    void one_answer_without_it_ends_nothing_and_the_second_does() {
        say(first, RAID);

        say(first);
        assertThat(square.open()).hasSize(1);

        say(first);
        assertThat(square.open()).isEmpty();
        assertThat(square.ended()).singleElement().satisfies(alert -> assertThat(alert.life(square.clock.instant())).isInstanceOf(Life.Ended.class));
    }

    @Test
    void an_answer_that_is_back_after_a_slip_begins_the_count_anew() {
        say(first, RAID);
        say(first);
        say(first, RAID);
        say(first);

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void trouble_between_two_answers_begins_the_count_anew() {
        say(first, RAID);
        say(first);
        square.turns(first.says(new Answer.Bad("garbage")));
        say(first);

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void an_end_is_confirmed_in_full_and_never_by_nothing_new() {
        say(first, RAID);
        say(first, RAID);
        assertThat(first.askedWith()).isPresent();

        say(first);
        square.turns(first.says(new Answer.Unchanged()));

        assertThat(first.askedWith()).isEmpty();
        assertThat(square.open()).hasSize(1);
    }

    @Test
    void nothing_new_keeps_an_alert_and_its_source_alive() {
        say(first, RAID);

        for (int i = 0; i < 300; i++) {
            square.turns(first.says(new Answer.Unchanged()));
        }

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.life(square.clock.instant())).isInstanceOf(Life.Published.class));
        assertThat(source("alerts.in.ua").fresh(square.clock.instant())).isTrue();
    }

    @Test
    void while_it_is_reported_the_term_grows_without_a_word_but_not_with_every_answer() {
        say(first, RAID);
        var opened = square.open().getFirst();
        var said = said("term");

        for (int i = 0; i < 30; i++) {
            say(first, RAID);
        }

        var now = square.open().getFirst();
        assertThat(now.expiresAt()).isAfter(opened.expiresAt());
        assertThat(now.latest()).isEqualTo(opened.latest());
        assertThat(said("term") - said).isBetween(4L, 8L);
    }

    @Test
    void one_level_that_contains_the_place_is_enough_to_keep_it() {
        say(first, "air_raid@23", "air_raid@132", "air_raid@1370");
        assertThat(square.open()).hasSize(1);

        say(first, "air_raid@1370");
        say(first, "air_raid@1370");
        say(first, "air_raid@1370");

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void another_hromada_is_not_ours() {
        say(first, "air_raid@1371");

        assertThat(square.open()).isEmpty();
    }

    @Test
    void a_silent_source_neither_ends_nor_blocks() {
        say(first, RAID);
        say(second, "AIR@23");
        square.clock.pass(Duration.ofSeconds(80));
        say(first);
        say(first);

        assertThat(square.open()).isEmpty();
    }

    @Test
    void when_all_are_silent_nothing_ends_and_the_term_runs_out() {
        say(first, RAID);

        square.clock.pass(Duration.ofHours(5));

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.life(square.clock.instant())).isInstanceOf(Life.Expired.class));
        assertThat(source("alerts.in.ua").fresh(square.clock.instant())).isFalse();
    }

    @Test
    void a_source_that_comes_back_and_still_reports_it_gives_it_a_new_term() {
        say(first, RAID);
        square.clock.pass(Duration.ofHours(5));

        say(first, RAID);

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.life(square.clock.instant())).isInstanceOf(Life.Published.class));
    }

    @Test
    void a_source_that_was_silent_when_it_ended_and_still_reports_it_warns_anew() {
        say(first, RAID);
        say(second, "AIR@23");
        square.clock.pass(Duration.ofSeconds(80));
        say(first);
        say(first);

        say(second, "AIR@23");

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.sources()).containsExactly("ukrainealarm"));
    }

    @Test
    void what_was_ended_by_hand_stays_ended_until_the_source_drops_it_and_reports_it_anew() {
        say(first, RAID);
        square.alerts.end(square.open().getFirst().id(), "office");
        var began = square.clock.instant();

        for (int i = 0; i < 5; i++) {
            square.turns(first.says(square.list(first, began, RAID)), second.says(square.list(second, began.minusSeconds(20), "AIR@23")));
        }
        assertThat(square.open()).isEmpty();

        say(first);
        say(first);
        say(first, RAID);
        assertThat(square.open()).hasSize(1);
    }

    @Test
    void what_another_source_reports_later_than_the_end_by_hand_is_a_new_event() {
        say(first, RAID);
        square.alerts.end(square.open().getFirst().id(), "office");

        say(second, "AIR@23");

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.sources()).containsExactly("ukrainealarm"));
    }

    @Test
    void a_source_that_is_switched_off_warns_nobody_keeps_nothing_and_ends_nothing() {
        say(first, RAID);
        square.sources.mute("alerts.in.ua", true);

        say(first, RAID, SHELLING);
        assertThat(square.open()).hasSize(1);
        say(first);
        say(first);
        say(first);
        assertThat(square.open()).hasSize(1);

        square.sources.mute("alerts.in.ua", false);
        say(first);
        assertThat(square.open()).isEmpty();
    }

    @Test
    void a_source_that_was_switched_off_by_mistake_still_stops_another_from_ending_what_it_reports() {
        say(first, RAID);
        say(second, "AIR@23");
        square.sources.mute("ukrainealarm", true);

        say(first);
        say(first);
        say(first);
        say(second, "AIR@23");
        assertThat(square.open()).as("it still says so, and it may be right").hasSize(1);

        say(second);
        say(second);
        say(first);
        assertThat(square.open()).isEmpty();
    }

    @Test
    void a_source_that_is_listened_to_again_counts_before_it_has_answered_anew() {
        say(first, RAID);
        square.sources.mute("ukrainealarm", true);
        say(second, "AIR@23");
        say(first);
        square.sources.mute("ukrainealarm", false);
        say(first);

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void an_answer_older_than_the_one_before_ends_nothing() {
        var old = square.list(first);
        say(first, RAID);
        square.turns(first.says(old));
        square.turns(first.says(old));
        square.turns(first.says(old));

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void two_nodes_whose_time_has_come_ask_once() throws Exception {
        say(first, RAID);
        square.clock.pass(Square.A_TURN);
        var asked = first.timesAsked();

        together(() -> square.watch.turn(first), () -> square.watch.turn(first), () -> square.watch.turn(first));

        assertThat(first.timesAsked()).isEqualTo(asked + 1);
    }

    @Test
    void the_turn_of_a_node_that_died_is_taken_by_another_and_what_it_brings_too_late_is_thrown_away() {
        say(first, RAID);
        square.clock.pass(Square.A_TURN);
        var dead = square.turns.begin("alerts.in.ua").orElseThrow();
        assertThat(square.turns.begin("alerts.in.ua")).isEmpty();
        square.clock.pass(Turns.TAKES);
        square.watch.turn(first);

        assertThat(square.hearing.hear(dead, square.list(first))).isInstanceOf(Hearing.Heard.TooLate.class);
        assertThat(square.sql.sql("select word from feeds.reports").query(String.class).list()).containsExactly("HOLDS");
    }

    @Test
    void two_sources_that_report_it_at_the_same_moment_make_one_alert() throws Exception {
        first.says(square.list(first, RAID, SHELLING));
        second.says(square.list(second, "ARTILLERY@1370", "AIR@23"));

        together(() -> square.watch.turn(first), () -> square.watch.turn(second));

        assertThat(square.open()).hasSize(2).allSatisfy(alert -> assertThat(alert.sources()).containsExactlyInAnyOrder("alerts.in.ua", "ukrainealarm"));
    }

    @Test
    void an_official_and_a_source_that_act_at_the_same_moment_do_not_wait_for_each_other_for_ever() throws Exception {
        for (int i = 0; i < 20; i++) {
            say(first, RAID, SHELLING);
            var alerts = square.open().stream().map(Alert::id).toList();
            square.clock.pass(Square.A_TURN);
            second.says(square.list(second, "ARTILLERY@1370", "AIR@23"));
            together(
                    () -> square.alerts.end(alerts.getFirst(), "office"),
                    () -> square.watch.turn(second),
                    () -> square.alerts.end(alerts.getLast(), "office"),
                    () -> square.sources.mute("ukrainealarm", false));
            say(first);
            say(second);
            say(first);
            say(second);
            assertThat(square.open()).isEmpty();
        }
    }

    @Test
    void what_the_city_has_no_kind_for_is_written_down() {
        say(first, "urban_fights@1370", RAID);

        assertThat(square.open()).hasSize(1);
        assertThat(square.sql.sql("select source || ' ' || name from feeds.unknown_kinds").query(String.class).list()).containsExactly("alerts.in.ua urban_fights");
    }

    private static void together(Runnable... acts) throws Exception {
        try (var people = Executors.newFixedThreadPool(acts.length)) {
            for (var done : people.invokeAll(Arrays.stream(acts).map(Executors::callable).toList())) {
                done.get();
            }
        }
    }

    private void say(Told source, String... reports) {
        square.clock.pass(Square.A_TURN);
        square.watch.turn(source.says(square.list(source, reports)));
    }

    private city.alerts.Sources.Source source(String name) {
        return square.sources.all().stream().filter(source -> source.name().equals(name)).findFirst().orElseThrow();
    }

    private long said(String event) {
        return square.sql.sql("select count(*) from live.events where event = :event").param("event", event).query(Long.class).single();
    }
}
