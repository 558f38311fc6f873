package city.alerts;

import static city.Cast.IRYNA;
import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.alerts.Told.CENTRAL;
import static city.alerts.Told.HROMADA;
import static city.alerts.Told.KORABELNYI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.CityTest;
import city.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@Import(Told.class)
class AlertsTest {

    @Autowired
    Alerts alerts;

    @Autowired
    Drafts drafts;

    @Autowired
    Told told;

    @Autowired
    Sources sources;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @Test
    void a_ready_warning_for_one_district_goes_at_once() {
        var sent = drafts.open(OLENA.id(), drone(Area.of(CENTRAL)));

        assertThat(sent).isInstanceOf(Drafts.Sending.Sent.class);
        assertThat(alert(sent).life(clock.instant())).isInstanceOf(Life.Published.class);
    }

    @Test
    void a_ready_warning_for_the_whole_hromada_waits_for_another_person() {
        var waits = drafts.open(OLENA.id(), drone(Area.of(HROMADA)));

        assertThat(waits).isInstanceOf(Drafts.Sending.Waits.class);
        assertThat(alerts.current()).isEmpty();
        assertThat(drafts.confirm(draft(waits), OLENA.id())).isInstanceOf(Drafts.Deciding.OwnDraft.class);
        assertThat(drafts.confirm(draft(waits), PETRO.id())).isInstanceOf(Drafts.Deciding.Sent.class);
        assertThat(alerts.current()).hasSize(1);
        assertThat(alerts.current().getFirst().latest().secondKey()).contains(PETRO.id());
    }

    @Test
    void only_its_author_takes_a_message_back_or_sends_it_alone() {
        var drones = draft(drafts.open(OLENA.id(), drone(Area.of(HROMADA))));

        assertThat(drafts.withdraw(drones, PETRO.id())).isInstanceOf(Drafts.Deciding.SomeoneElses.class);
        assertThat(drafts.sendAlone(drones, PETRO.id(), "Немає кому")).isInstanceOf(Drafts.Deciding.SomeoneElses.class);
        assertThat(drafts.withdraw(drones, OLENA.id())).isInstanceOf(Drafts.Deciding.Withdrawn.class);
        assertThat(drafts.refuse(drones, PETRO.id(), "Пізно")).isInstanceOf(Drafts.Deciding.TooLate.class);
        var other = draft(drafts.open(OLENA.id(), drone(Area.of(HROMADA))));
        assertThat(drafts.refuse(other, PETRO.id(), "Не підтверджено")).isInstanceOf(Drafts.Deciding.Refused.class);
    }

    @Test
    void a_hand_written_warning_waits_even_for_one_district() {
        var words = new Speech("Дрони над ринком", "Не виходьте.", List.of("Зайдіть у будівлю."));
        var content = with(drone(Area.of(CENTRAL)), new Wording(words, words));

        assertThat(drafts.open(OLENA.id(), content)).isInstanceOf(Drafts.Sending.Waits.class);
    }

    @Test
    void two_approvers_who_press_at_once_send_one_alert() throws Exception {
        var waits = drafts.open(OLENA.id(), drone(Area.of(HROMADA)));

        try (var people = Executors.newFixedThreadPool(2)) {
            var answers = people.invokeAll(List.<Callable<Drafts.Deciding>>of(
                    () -> drafts.confirm(draft(waits), PETRO.id()), () -> drafts.confirm(draft(waits), IRYNA.id())));
            assertThat(answers.stream().map(answer -> answer.resultNow().getClass().getSimpleName())).containsExactlyInAnyOrder("Sent", "TooLate");
        }
        assertThat(alerts.current()).hasSize(1);
    }

    @Test
    void drones_may_be_called_out_alone_at_once_but_only_with_the_wait_of_the_kind_over() {
        var drones = draft(drafts.open(OLENA.id(), drone(Area.of(HROMADA))));
        assertThat(drafts.sendAlone(drones, OLENA.id(), "Погоджувачі не відповідають")).isInstanceOf(Drafts.Deciding.Sent.class);

        var raid = draft(drafts.open(OLENA.id(), told.ready("air_raid", Area.of(HROMADA))));
        assertThat(drafts.sendAlone(raid, OLENA.id(), "Немає кому")).isInstanceOf(Drafts.Deciding.TooEarly.class);
        clock.pass(Duration.ofSeconds(60));
        assertThat(drafts.sendAlone(raid, OLENA.id(), "Немає кому")).isInstanceOf(Drafts.Deciding.Sent.class);
        assertThat(alerts.current()).anySatisfy(alert -> assertThat(alert.latest().aloneBecause()).contains("Немає кому"));
    }

    @Test
    void an_all_clear_waits_for_another_person_however_long_that_takes() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();

        var clear = draft(drafts.end(OLENA.id(), id));
        clock.pass(Duration.ofDays(2));

        assertThat(drafts.sendAlone(clear, OLENA.id(), "Давно тихо")).isInstanceOf(Drafts.Deciding.TooEarly.class);
        assertThat(alerts.find(id).orElseThrow().life(clock.instant())).isInstanceOf(Life.Expired.class);
        assertThat(drafts.confirm(clear, PETRO.id())).isInstanceOf(Drafts.Deciding.Sent.class);
        assertThat(alerts.find(id).orElseThrow().life(clock.instant())).isInstanceOf(Life.Ended.class);
    }

    @Test
    void an_update_that_leaves_somebody_out_is_guarded_like_an_all_clear() {
        var id = alert(drafts.open(OLENA.id(), drone(new Area(List.of(CENTRAL), List.of(), Optional.empty())))).id();

        var elsewhere = drafts.update(OLENA.id(), id, drone(Area.of(KORABELNYI)));

        assertThat(elsewhere).isInstanceOf(Drafts.Sending.Waits.class);
        assertThat(drafts.find(draft(elsewhere)).orElseThrow().aloneFrom()).isEmpty();
    }

    @Test
    void a_warning_sent_to_the_wrong_district_reaches_the_right_one_before_the_second_key_is_turned() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();
        clock.pass(Duration.ofMinutes(1));

        var moved = draft(drafts.update(OLENA.id(), id, drone(Area.of(KORABELNYI))));
        assertThat(alerts.find(id).orElseThrow().latest().area().units()).as("both while it waits").containsExactly(CENTRAL, KORABELNYI);

        assertThat(drafts.confirm(moved, PETRO.id())).isInstanceOf(Drafts.Deciding.Sent.class);
        assertThat(alerts.find(id).orElseThrow().latest().area().units()).containsExactly(KORABELNYI);
    }

    @Test
    void a_change_to_the_whole_hromada_warns_nobody_new_before_the_second_key() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();

        drafts.update(OLENA.id(), id, drone(new Area(List.of(KORABELNYI, HROMADA), List.of(), Optional.empty())));

        assertThat(alerts.messages(id)).hasSize(1);
    }

    @Test
    void a_change_that_says_less_does_not_carry_an_extreme_alert_past_the_second_key() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();
        var words = new Speech("Усе не так погано", "", List.of());
        var less = drone(Area.of(HROMADA));

        drafts.update(OLENA.id(), id, new Content(
                less.kind(), Severity.MINOR, less.area(), new Wording(words, words), less.cause(), less.onset(), less.lasts(), false));

        assertThat(alerts.messages(id)).as("the whole hromada was warned of drones by one person").hasSize(1);
    }

    @Test
    void nobody_calls_off_what_an_official_source_that_is_listened_to_reports_now() {
        sources.expect(Map.of("alerts.in.ua", Duration.ofMinutes(2)));
        sources.answered("alerts.in.ua");
        var raid = alerts.open(told.ready("air_raid", Area.of(HROMADA)).kind(), Area.of(HROMADA), "alerts.in.ua", clock.instant());

        assertThat(drafts.end(OLENA.id(), raid)).isEqualTo(new Drafts.Sending.StillReported(List.of("alerts.in.ua")));

        sources.mute("alerts.in.ua", true);
        var clear = draft(drafts.end(OLENA.id(), raid));
        sources.mute("alerts.in.ua", false);
        assertThat(drafts.confirm(clear, PETRO.id())).isEqualTo(new Drafts.Deciding.StillReported(List.of("alerts.in.ua")));
        assertThat(alerts.find(raid).orElseThrow().endedAt()).isEmpty();

        clock.pass(Duration.ofMinutes(3));
        assertThat(drafts.confirm(clear, PETRO.id())).as("a source that fell silent knows nothing").isInstanceOf(Drafts.Deciding.Sent.class);
    }

    @Test
    void nobody_is_told_to_come_out_while_another_extreme_danger_holds_there() {
        var drones = told.sent(drone(Area.of(CENTRAL))).id();
        var chemical = told.sent(told.ready("chemical_hazard", Area.of(HROMADA))).id();

        told.over(drones);

        assertThat(alerts.find(drones).orElseThrow().latest().wording().uk().text()).contains("Хімічна загроза").doesNotContain("Виходьте");
        told.over(chemical);
        assertThat(alerts.find(chemical).orElseThrow().latest().wording().uk().text()).contains("Виходьте обережно");
    }

    @Test
    void danger_in_another_district_does_not_keep_people_in() {
        var here = told.sent(drone(Area.of(CENTRAL))).id();
        told.sent(drone(Area.of(KORABELNYI)));

        told.over(here);

        assertThat(alerts.find(here).orElseThrow().latest().wording().uk().text()).contains("Виходьте обережно");
    }

    @Test
    void a_warning_nobody_confirmed_for_half_an_hour_is_not_sent_as_if_it_were_new() {
        var waits = draft(drafts.open(OLENA.id(), drone(Area.of(HROMADA))));
        clock.pass(Drafts.STALE);

        assertThat(drafts.waiting()).isEmpty();
        assertThat(drafts.confirm(waits, PETRO.id())).isInstanceOf(Drafts.Deciding.TooLate.class);
        assertThat(alerts.current()).isEmpty();
    }

    @Test
    void an_update_that_keeps_place_and_severity_goes_at_once_and_leaves_the_first_message_as_it_was() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();
        var first = alerts.messages(id).getFirst();
        clock.pass(Duration.ofMinutes(30));

        assertThat(drafts.update(OLENA.id(), id, drone(Area.of(CENTRAL)))).isInstanceOf(Drafts.Sending.Sent.class);

        assertThat(alerts.messages(id)).hasSize(2).first().isEqualTo(first);
        assertThat(alerts.find(id).orElseThrow().life(clock.instant())).isInstanceOf(Life.Updated.class);
    }

    @Test
    void nothing_published_can_be_edited_or_deleted_even_with_sql() {
        alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL))));

        assertThatThrownBy(() -> sql.sql("update alerts.messages set place_uk = 'інше'").update()).hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql.sql("delete from alerts.messages").update()).hasMessageContaining("never changed");
    }

    @Test
    void an_expired_alert_is_not_clear_and_stays_in_sight() {
        alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL))));

        clock.pass(Duration.ofHours(30));

        assertThat(alerts.current()).singleElement().satisfies(alert -> {
            assertThat(alert.life(clock.instant())).isInstanceOf(Life.Expired.class);
            assertThat(alert.life(clock.instant()).holds()).isTrue();
        });
    }

    @Test
    void an_all_clear_that_was_asked_for_before_something_worse_was_said_is_not_given() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();
        var clear = draft(drafts.end(OLENA.id(), id));
        clock.pass(Duration.ofMinutes(1));
        drafts.update(OLENA.id(), id, drone(Area.of(CENTRAL)));

        assertThat(drafts.confirm(clear, PETRO.id())).isInstanceOf(Drafts.Deciding.TooLate.class);
        assertThat(alerts.current()).hasSize(1);
        assertThat(drafts.waiting()).isEmpty();
    }

    @Test
    void a_change_cannot_turn_what_was_meant_in_earnest_into_a_drill() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();
        var drill = drone(Area.of(CENTRAL));

        drafts.update(OLENA.id(), id, new Content(drill.kind(), drill.severity(), drill.area(), drill.wording(), drill.cause(), drill.onset(), drill.lasts(), true));

        assertThat(alerts.find(id).orElseThrow().latest().status()).isEqualTo(Message.Status.ACTUAL);
    }

    @Test
    void a_change_that_puts_off_shortens_or_rewords_an_extreme_alert_is_guarded_without_a_time_out() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();
        var ready = drone(Area.of(CENTRAL));
        var over = new Speech("Загроза минула", "Можна виходити.", List.of());
        var tomorrow = new Content(ready.kind(), ready.severity(), ready.area(), ready.wording(), ready.cause(), Optional.of(clock.instant().plus(Duration.ofDays(1))), ready.lasts(), false);
        var second = new Content(ready.kind(), ready.severity(), ready.area(), ready.wording(), ready.cause(), Optional.empty(), Duration.ofSeconds(1), false);

        for (var change : List.of(tomorrow, second, with(ready, new Wording(over, over)))) {
            var waits = drafts.update(OLENA.id(), id, change);
            assertThat(drafts.find(draft(waits)).orElseThrow().aloneFrom()).isEmpty();
        }
    }

    @Test
    void a_circle_does_not_carry_a_whole_hromada_past_the_second_key() {
        var trick = new Area(List.of(HROMADA), List.of(), Optional.of(new Area.Circle(new city.pack.Town.Point(46.64, 32.61), 100)));

        assertThat(drafts.open(OLENA.id(), drone(trick))).isInstanceOf(Drafts.Sending.Waits.class);
    }

    @Test
    void an_alert_that_was_ever_extreme_is_ended_by_two() {
        var id = alert(drafts.open(OLENA.id(), drone(Area.of(CENTRAL)))).id();
        var ready = drone(Area.of(CENTRAL));
        var lower = new Content(ready.kind(), Severity.MODERATE, ready.area(), ready.wording(), ready.cause(), Optional.empty(), Duration.ofHours(2), false);
        drafts.confirm(draft(drafts.update(OLENA.id(), id, lower)), PETRO.id());

        assertThat(drafts.end(OLENA.id(), id)).isInstanceOf(Drafts.Sending.Waits.class);
    }

    @Test
    void the_draft_that_approvers_were_rung_for_is_the_one_they_confirm() {
        drafts.writing(OLENA.id(), drone(Area.of(HROMADA)));
        var rung = drafts.waiting().getFirst().id();

        assertThat(draft(drafts.open(OLENA.id(), drone(Area.of(HROMADA))))).isEqualTo(rung);
    }

    @Test
    void what_has_ended_ends_once() {
        var id = alert(drafts.open(OLENA.id(), told.ready("water_outage", Area.of(CENTRAL)))).id();

        assertThat(drafts.end(OLENA.id(), id)).isInstanceOf(Drafts.Sending.Sent.class);
        assertThat(drafts.end(OLENA.id(), id)).isInstanceOf(Drafts.Sending.NothingToChange.class);
        assertThat(alerts.messages(id)).hasSize(2).last().satisfies(message -> assertThat(message.type()).isEqualTo(Message.Type.CANCEL));
    }

    @Test
    void approvers_see_a_draft_while_it_is_still_being_written() {
        drafts.writing(OLENA.id(), drone(Area.of(HROMADA)));
        drafts.writing(OLENA.id(), drone(Area.of(HROMADA)));

        assertThat(drafts.waiting()).singleElement().satisfies(draft -> assertThat(draft.life()).isInstanceOf(Life.Draft.class));
        clock.pass(Duration.ofMinutes(11));
        assertThat(drafts.waiting()).isEmpty();
    }

    private Content drone(Area area) {
        return told.ready("drone_danger", area);
    }

    private static Content with(Content content, Wording wording) {
        return new Content(content.kind(), content.severity(), content.area(), wording, content.cause(), content.onset(), content.lasts(), content.drill());
    }

    private Alert alert(Drafts.Sending sending) {
        return alerts.find(((Drafts.Sending.Sent) sending).alert()).orElseThrow();
    }

    private static java.util.UUID draft(Drafts.Sending sending) {
        return ((Drafts.Sending.Waits) sending).draft();
    }
}
