package city.home;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Board;
import city.alerts.Kinds;
import city.alerts.Sources;
import city.shell.Frame;
import city.territory.Houses;
import city.territory.Katottg;
import city.territory.StreetHouses;
import city.territory.Streets;
import city.territory.Units;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** No false all-clear: what the strip says, sentence by sentence. */
@CityTest
class StateTest {

    static final Katottg CENTRAL = new Katottg("UA65100150010361097");
    static final Katottg KORABELNYI = new Katottg("UA65100150010217771");
    static final Katottg HROMADA = new Katottg("UA65100150000057191");

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    Sources sources;

    @Autowired
    Streets streets;

    @Autowired
    Board board;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @Autowired
    Units units;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void one_source_is_set_up_and_answers() {
        sources.expect(Map.of("alerts.in.ua", Duration.ofMinutes(2)));
        sources.answered("alerts.in.ua");
    }

    @Test
    void calm_is_said_only_while_a_source_is_heard() {
        assertThat(now()).contains("Тривоги немає", "Перевірено о 12:00");

        clock.pass(Duration.ofMinutes(4));

        assertThat(now()).contains("Невідомо, чи є тривога", "Джерело мовчить 4 хв. Слухайте сирени").doesNotContain(">Тривоги немає<");
    }

    @Test
    void a_feed_of_weather_is_no_witness_that_there_is_no_air_raid() {
        sources.expect(Map.of("alerts.in.ua", Duration.ofMinutes(2), "meteo", Duration.ofMinutes(2)));
        clock.pass(Duration.ofMinutes(4));
        sources.answered("meteo");

        assertThat(now()).contains("Невідомо, чи є тривога").doesNotContain(">Тривоги немає<");

        sources.expect(Map.of("meteo", Duration.ofMinutes(2)));
        assertThat(now()).doesNotContain(">Тривоги немає<");
    }

    @Test
    void one_source_of_two_is_enough_for_calm() {
        sources.expect(Map.of("alerts.in.ua", Duration.ofMinutes(2), "ukrainealarm", Duration.ofMinutes(2)));

        assertThat(now()).contains("Тривоги немає");
    }

    @Test
    void a_source_that_never_answered_is_not_calm() {
        sources.expect(Map.of("ukrainealarm", Duration.ofMinutes(2)));

        assertThat(now()).contains("Невідомо, чи є тривога", "Джерело ще не відповіло. Слухайте сирени");
    }

    @Test
    void a_source_switched_off_by_hand_is_not_calm() {
        sources.mute("alerts.in.ua", true);

        assertThat(now()).contains("Невідомо, чи є тривога", "Джерело вимкнув черговий. Слухайте сирени");
    }

    @Test
    void without_any_source_the_city_says_that_it_has_no_such_data() {
        sources.expect(Map.of());

        assertThat(now()).contains("Даних про повітряну тривогу немає", "Тут лише попередження міста. Слухайте сирени");
    }

    @Test
    void an_extreme_alert_is_said_with_its_place_and_that_it_lasts_until_the_all_clear() {
        open("drone_danger", CENTRAL);

        assertThat(now()).contains("data-severity=\"extreme\"", "Небезпека дронів", "Центральний район", "Надзвичайна небезпека. З 12:00 і до відбою");
    }

    @Test
    void an_extreme_alert_that_ran_out_is_not_over() {
        open("drone_danger", CENTRAL);
        clock.pass(Duration.ofHours(26));
        sources.answered("alerts.in.ua");

        assertThat(now()).contains("Строк дії минув, відбою не було (", "data-severity=\"extreme\"").doesNotContain(">Тривоги немає<");
    }

    @Test
    void a_severe_alert_is_said_in_its_own_words() {
        open("uxo_warning", CENTRAL);

        assertThat(now()).contains("data-severity=\"severe\"", "Висока небезпека. Діє з 12:00");
    }

    @Test
    void an_alert_of_another_district_is_a_card_there_and_calm_here() {
        open("drone_danger", CENTRAL);

        assertThat(now("/?unit=" + KORABELNYI)).contains("Тривоги немає", "Корабельний район", "Діє зараз", "Небезпека дронів").doesNotContain("data-mode=\"emergency\"");
        assertThat(now("/?unit=" + CENTRAL)).contains("data-mode=\"emergency\"", "Що робити зараз");
    }

    @Test
    void an_alert_for_some_streets_is_never_calm_for_those_whose_street_is_not_known() {
        var street = new StreetHouses(streets.find("vul-studentska").orElseThrow(), Houses.valueOf("1–15"));
        for (var kind : List.of("chemical_hazard", "uxo_warning")) {
            var id = alerts.open(kinds.find(kind).orElseThrow(), new Area(List.of(CENTRAL), List.of(street), Optional.empty()), "test", clock.instant());

            var grave = "data-severity=\"" + kinds.find(kind).orElseThrow().severity().code() + '"';
            assertThat(now()).contains(grave, "Студентська, 1–15").doesNotContain(">Тривоги немає<");
            assertThat(now("/?unit=" + CENTRAL)).contains(grave, "Студентська, 1–15").doesNotContain(">Тривоги немає<");
            assertThat(now("/?unit=" + KORABELNYI)).contains(">Тривоги немає<");
            alerts.end(id, "test");
        }
    }

    @Test
    void the_page_turns_red_for_everyone_only_when_the_whole_city_is_meant() {
        open("drone_danger", CENTRAL);
        assertThat(now()).doesNotContain("data-mode=\"emergency\"");

        open("air_raid", HROMADA);
        assertThat(now()).contains("data-mode=\"emergency\"", "Що робити зараз", "Ідіть до найближчого укриття.");
    }

    @Test
    void the_all_clear_is_said_with_its_hour() {
        var id = open("air_raid", HROMADA);
        clock.pass(Duration.ofMinutes(38));
        sources.answered("alerts.in.ua");
        alerts.end(id, "test");

        assertThat(now()).contains("Тривоги немає", "Відбій о 12:38", "Відбій: Повітряна тривога", "З 12:00 до 12:38");
    }

    @Test
    void before_eleven_and_at_eleven_people_say_it_differently() {
        clock.set(java.time.Instant.parse("2026-03-02T09:20:00Z"));
        sources.answered("alerts.in.ua");

        assertThat(now()).contains("Перевірено об 11:20");
    }

    @Test
    void a_state_that_could_not_be_read_for_a_while_says_its_age() throws Exception {
        awaitBoard();
        var read = board.now();
        clock.pass(Duration.ofSeconds(90));

        var strip = strip(read);
        assertThat(strip.title()).isEqualTo("Тривоги немає");
        assertThat(strip.stale()).isTrue();
        assertThat(strip.age()).isEqualTo("Останні дані: 12:00");

        clock.pass(Duration.ofMinutes(10));
        assertThat(strip(read).title()).as("its sources are silent too by now").isEqualTo("Невідомо, чи\u00a0є\u00a0тривога");
    }

    @Test
    void before_anything_was_read_nothing_is_known() throws Exception {
        var strip = strip(new Board.Now(0, 0, java.time.Instant.EPOCH, List.of(), List.of(), List.of()));

        assertThat(strip.title()).isEqualTo("Невідомо, чи\u00a0є\u00a0тривога");
        assertThat(strip.line()).contains("ще\u00a0не\u00a0прочитало свій стан. Слухайте сирени");
    }

    /** What the strip says of a state that was read before. */
    private Strip strip(Board.Now read) throws Exception {
        var frame = Frame.of(mvc.perform(MockMvcRequestBuilders.get("/more")).andReturn().getRequest());
        var anybody = new Here(units, Optional.empty());
        return Strip.of(State.of(read, clock.instant(), anybody), anybody, read.readAt(), frame);
    }

    @Test
    void english_says_as_much() {
        clock.pass(Duration.ofMinutes(4));
        var guest = cast.guest();
        guest.get("/language/en?to=/");
        awaitBoard();

        assertThat(guest.get("/").body()).contains("Unknown whether there is an alert", "The source has been silent for 4 min. Listen for sirens");
    }

    private city.alerts.AlertId open(String kind, Katottg unit) {
        return alerts.open(kinds.find(kind).orElseThrow(), Area.of(unit), "test", clock.instant());
    }

    private String now() {
        return now("/");
    }

    private String now(String path) {
        awaitBoard();
        return cast.guest().get(path).body();
    }

    /** The board reads once a second; a test does not wait for that. */
    private void awaitBoard() {
        clock.pass(Duration.ofMillis(1));
        org.awaitility.Awaitility.await().until(() -> board.now().readAt().equals(clock.instant()));
    }
}
