package city.alerts;

import static city.Cast.ADMIN;
import static city.Cast.IRYNA;
import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static city.Cast.PETRO;
import static city.Cast.STEPAN;
import static city.alerts.Told.CENTRAL;
import static city.alerts.Told.HROMADA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What Stepan, who watches over the others, learns about alerts. */
@CityTest
@Import(Told.class)
class AlertJournalTest {

    static final String JOURNAL = "/office/alerts/journal";

    @Autowired
    Cast cast;

    @Autowired
    Alerts alerts;

    @Autowired
    Drafts drafts;

    @Autowired
    Kinds kinds;

    @Autowired
    Told told;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void stepan_reads_who_wrote_who_gave_the_second_key_and_who_refused_and_why() {
        var alert = told.sent(told.ready("drone_danger", Area.of(HROMADA)));
        told.over(alert.id());
        drafts.refuse(asked("artillery_shelling"), IRYNA.id(), "Це не в нас");
        var alone = asked("ballistic_threat");
        drafts.sendAlone(alone, OLENA.id(), "Ніхто не відповів");
        drafts.withdraw(asked("guided_bomb_threat"), OLENA.id());

        var page = cast.signIn(STEPAN).get(JOURNAL).body();

        assertThat(page).contains(
                "/alerts/" + alert.id(), "Небезпека дронів", "Другий ключ: Петро Погоджувач", "Відбій: Небезпека дронів", "повідомлення 2",
                "Відхилено: ", "Відмова: Ірина Друга. Чому: Це не в нас",
                "Без другого ключа, бо: Ніхто не відповів", "Відкликано: ", "Написано: Олена Чергова");
    }

    @Test
    void a_message_of_a_feed_names_the_feed_and_a_small_one_says_that_no_key_was_needed() {
        alerts.open(kinds.find("air_raid").orElseThrow(), Area.of(HROMADA), "alerts.in.ua", clock.instant());
        told.sent(told.ready("drone_danger", Area.of(CENTRAL)));

        assertThat(cast.signIn(STEPAN).get(JOURNAL).body()).contains("Офіційне джерело: alerts.in.ua", "Ключ не був потрібен");
    }

    @Test
    void what_was_overtaken_is_not_said_to_have_been_taken_back_by_its_author() {
        var alert = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        clock.pass(Duration.ofMinutes(1));
        var end = ((Drafts.Sending.Waits) drafts.end(OLENA.id(), alert.id())).draft();
        clock.pass(Duration.ofMinutes(1));
        drafts.update(OLENA.id(), alert.id(), told.ready("drone_danger", Area.of(HROMADA)));
        sql.sql("select id from alerts.drafts where closed_at is null and id <> :end").param("end", end).query(java.util.UUID.class).optional()
                .ifPresent(draft -> drafts.confirm(draft, PETRO.id()));
        clock.pass(Duration.ofMinutes(1));
        drafts.confirm(end, PETRO.id());

        assertThat(cast.signIn(STEPAN).get(JOURNAL).body()).contains("Застаріло до другого ключа").doesNotContain("Відкликано");
    }

    @Test
    void it_is_narrowed_by_day_and_by_person_and_turned_page_by_page() {
        told.sent(told.ready("water_outage", Area.of(CENTRAL)));
        drafts.refuse(asked("artillery_shelling"), IRYNA.id(), "Це не в нас");
        var stepan = cast.signIn(STEPAN);

        assertThat(stepan.get(JOURNAL + "?person=" + IRYNA.id().value()).body()).contains("Це не в нас").doesNotContain("води");
        assertThat(stepan.get(JOURNAL + "?day=2026-03-02").body()).contains("Це не в нас");
        assertThat(stepan.get(JOURNAL + "?day=2026-03-01").body()).contains("Такого не було");
        for (var i = 0; i < AlertJournal.Search.PAGE; i++) {
            told.sent(told.ready("water_outage", Area.of(CENTRAL)));
        }
        assertThat(stepan.get(JOURNAL).body()).contains("Давніші").doesNotContain("Це не в нас");
        assertThat(stepan.get(JOURNAL + "?page=1").body()).contains("Це не в нас", "Новіші").doesNotContain("Давніші");
    }

    @Test
    void nonsense_is_answered_in_words() {
        var stepan = cast.signIn(STEPAN);
        for (var nonsense : List.of("day=yesterday", "person=nobody", "page=-1", "page=9999")) {
            var answer = stepan.get(JOURNAL + "?" + nonsense);
            assertThat(answer.statusCode()).as(nonsense).isEqualTo(400);
            assertThat(answer.body()).contains("role=\"alert\"");
        }
        assertThat(stepan.get(JOURNAL).body()).contains("Поки порожньо");
    }

    @Test
    void the_auditor_finds_it_from_the_first_page_and_those_who_have_no_business_with_content_do_not() {
        assertThat(cast.signIn(STEPAN).get("/office").body()).contains("href=\"" + JOURNAL + "\"");
        for (var member : List.of(OLENA, PETRO)) {
            assertThat(cast.signIn(member).get(JOURNAL).statusCode()).isEqualTo(200);
            assertThat(cast.signIn(member).get("/office/alerts").body()).contains("href=\"" + JOURNAL + "\"");
        }
        for (var member : List.of(ADMIN, MARTA)) {
            assertThat(cast.signIn(member).get(JOURNAL).statusCode()).isEqualTo(403);
        }
    }

    /** Olena asks for the second key for the whole hromada. */
    private java.util.UUID asked(String kind) {
        return ((Drafts.Sending.Waits) drafts.open(OLENA.id(), told.ready(kind, Area.of(HROMADA)))).draft();
    }
}
