package city.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/** Over real HTTP: what is asked, and that no answer, however wrong, ends anything, harms the city or fills its log. */
@CityTest
@Import(Square.class)
@ExtendWith(OutputCaptureExtension.class)
class AskingTest {

    static final String JSON = "application/json";

    @Autowired
    Square square;

    Siren siren;
    Feed alertsInUa;
    Feed ukrainealarm;

    @BeforeEach
    void both_sources_report_an_air_raid() {
        siren = new Siren();
        var wire = new Wire(Duration.ofSeconds(1), square.clock);
        alertsInUa = new AlertsInUa(wire, siren.address("/v1"), "the-token", Dictionary.of(AlertsInUa.NAME, square.town, square.kinds).orElseThrow());
        ukrainealarm = new Ukrainealarm(wire, siren.address("/v3"), "the-key", Dictionary.of(Ukrainealarm.NAME, square.town, square.kinds).orElseThrow());
        square.expect(alertsInUa, ukrainealarm);
        report("air_raid@23");
    }

    @AfterEach
    void close() {
        siren.close();
    }

    @Test
    void each_source_is_asked_with_its_own_key() {
        square.turns(alertsInUa);
        assertThat(siren.last().header("Authorization")).isEqualTo("Bearer the-token");

        siren.says("/v3", JSON, regions("AIR@23"));
        square.turns(ukrainealarm);
        assertThat(siren.last().header("Authorization")).isEqualTo("the-key");
        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.sources()).containsExactly("alerts.in.ua", "ukrainealarm"));
    }

    @Test
    void the_second_time_it_is_asked_only_what_is_new_and_nothing_new_keeps_the_alert() {
        siren.says("/v1", 200, Map.of("Content-Type", JSON, "Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT"), list("air_raid@23").getBytes(StandardCharsets.UTF_8));
        square.turns(alertsInUa);
        siren.says("/v1", 304, Map.of(), new byte[0]);
        square.turns(alertsInUa);

        assertThat(siren.last().header("If-Modified-Since")).isEqualTo("Mon, 02 Mar 2026 10:00:00 GMT");
        assertThat(square.open()).hasSize(1);
        assertThat(source().fresh(square.clock.instant())).isTrue();
    }

    @Test
    void garbage_ends_nothing(CapturedOutput log) {
        siren.says("/v1", JSON, "\u0000\u0001 не JSON {{{");
        square.turns(alertsInUa);
        nothingEnds(log);
    }

    @Test
    void an_empty_body_ends_nothing(CapturedOutput log) {
        siren.says("/v1", 200, Map.of("Content-Type", JSON), new byte[0]);
        nothingEnds(log);
    }

    @Test
    void an_empty_list_ends_nothing_however_often_it_comes(CapturedOutput log) {
        siren.says("/v1", JSON, "{\"alerts\": [], \"meta\": {\"last_updated_at\": \"" + updated(square.clock.instant()) + "\"}}");
        nothingEnds(log);
    }

    @Test
    void an_empty_list_once_and_then_the_alert_again_is_as_if_nothing_had_been() {
        siren.says("/v1", JSON, "{\"alerts\": [], \"meta\": {\"last_updated_at\": \"" + updated(square.clock.instant()) + "\"}}");
        square.turns(alertsInUa);
        report("air_raid@23");

        assertThat(square.open()).hasSize(1);
        assertThat(source().fresh(square.clock.instant())).isTrue();
    }

    @Test
    void ten_megabytes_are_cut_off(CapturedOutput log) {
        var long_ = "{\"alerts\": [" + " ".repeat(10 << 20) + "]}";
        siren.says("/v1", JSON, long_);
        nothingEnds(log);
    }

    @Test
    void a_page_of_html_ends_nothing(CapturedOutput log) {
        siren.says("/v1", "text/html", "<html><body>Вибачте, технічні роботи</body></html>");
        nothingEnds(log);
    }

    @Test
    void a_list_that_says_it_is_html_ends_nothing(CapturedOutput log) {
        siren.says("/v1", "text/html", list());
        nothingEnds(log);
    }

    @Test
    void a_wrong_encoding_ends_nothing(CapturedOutput log) {
        siren.says("/v1", 200, Map.of("Content-Type", JSON), list("Тривога@1").getBytes(java.nio.charset.Charset.forName("windows-1251")));
        nothingEnds(log);
    }

    @Test
    void another_wrong_encoding_ends_nothing(CapturedOutput log) {
        siren.says("/v1", 200, Map.of("Content-Type", JSON), list().getBytes(StandardCharsets.UTF_16));
        nothingEnds(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "{}", "null", "\"\"", "{\"alerts\": null, \"meta\": {\"last_updated_at\": \"2026/03/02 10:00:00 +0000\"}}",
        "{\"alerts\": [null], \"meta\": {\"last_updated_at\": \"2026/03/02 10:00:00 +0000\"}}",
        "{\"alerts\": [{\"location_uid\": \"16\", \"started_at\": \"2026-03-02T09:00:00Z\"}], \"meta\": {\"last_updated_at\": \"2026/03/02 10:00:00 +0000\"}}",
        "{\"alerts\": [{\"location_uid\": \"16\", \"alert_type\": \"air_raid\", \"started_at\": \"вчора\"}], \"meta\": {\"last_updated_at\": \"2026/03/02 10:00:00 +0000\"}}",
        "{\"alerts\": [{\"location_uid\": \"16\", \"alert_type\": \"air_raid\", \"started_at\": \"2026-03-02T09:00:00Z\"}]}",
        "{\"alerts\": [{\"location_uid\": \"16\", \"alert_type\": \"air_raid\", \"started_at\": \"2026-03-02T09:00:00Z\"}], \"meta\": {\"last_updated_at\": \"щойно\"}}",
        "{\"alerts\": [{\"location_uid\": \"16\", \"alert_type\": \"air_raid\", \"started_at\": \"2026-03-02T09:00:00Z\"}], \"meta\": {\"last_updated_at\": \"2026/03/02 10:00:00 +0000\", \"type\": \"delta\"}}",
        "{\"alerts\": [{\"location_uid\": \"16\", \"alert_type\": \"air_raid\", \"started_at\": \"2026-03-02T09:00:00Z\"}], \"meta\": {\"last_updated_at\": \"2026/03/02 10:00:00 +0000\"}} {}"
    })
    void a_partial_answer_ends_nothing(String body, CapturedOutput log) {
        siren.says("/v1", JSON, body);
        nothingEnds(log);
    }

    @Test
    void an_answer_that_breaks_off_ends_nothing(CapturedOutput log) {
        siren.breaksOff("/v1", list());
        nothingEnds(log);
    }

    @Test
    void json_that_was_cut_ends_nothing(CapturedOutput log) {
        siren.says("/v1", JSON, list().substring(0, list().length() - 20));
        nothingEnds(log);
    }

    @Test
    void an_answer_of_an_hour_ago_ends_nothing(CapturedOutput log) {
        siren.says("/v1", JSON, list(square.clock.instant(), square.clock.instant().minus(Duration.ofHours(1))));
        nothingEnds(log);
    }

    @Test
    void an_answer_of_tomorrow_ends_nothing(CapturedOutput log) {
        siren.says("/v1", JSON, list(square.clock.instant(), square.clock.instant().plus(Duration.ofDays(1))));
        nothingEnds(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-03-09T10:00:00Z", "9999-12-31T23:59:59Z"})
    void an_alert_begun_when_it_cannot_have_begun_makes_the_answer_worthless(Instant begun, CapturedOutput log) {
        siren.says("/v1", JSON, list(begun, square.clock.instant(), "artillery_shelling@1370"));
        nothingEnds(log);
    }

    @Test
    void a_broken_server_ends_nothing(CapturedOutput log) {
        siren.says("/v1", 500, Map.of("Content-Type", JSON), list().getBytes(StandardCharsets.UTF_8));
        nothingEnds(log);
    }

    @Test
    void a_refused_key_ends_nothing(CapturedOutput log) {
        siren.says("/v1", 401, Map.of("Content-Type", JSON), list().getBytes(StandardCharsets.UTF_8));
        nothingEnds(log);
    }

    @Test
    void nobody_is_followed_elsewhere(CapturedOutput log) {
        siren.says("/elsewhere", JSON, list());
        siren.says("/v1", 302, Map.of("Location", siren.address("/elsewhere").toString()), new byte[0]);
        nothingEnds(log);
        assertThat(siren.questions()).noneMatch(question -> question.path().equals("/elsewhere"));
    }

    @Test
    void a_server_that_never_answers_is_left(CapturedOutput log) {
        siren.hangs("/v1", "");
        nothingEnds(log);
    }

    @Test
    void a_server_that_stops_in_the_middle_is_left(CapturedOutput log) {
        siren.hangs("/v1", "{\"alerts\": [");
        nothingEnds(log);
    }

    @Test
    void a_server_that_is_gone_ends_nothing(CapturedOutput log) {
        siren.close();
        nothingEnds(log);
    }

    @Test
    void too_many_questions_are_not_asked_again_before_the_time_that_was_given() {
        siren.says("/v1", 429, Map.of("Retry-After", "120"), new byte[0]);
        square.turns(alertsInUa);
        var asked = siren.questions().size();

        square.clock.pass(Duration.ofSeconds(119));
        square.watch.turn(alertsInUa);
        assertThat(siren.questions()).hasSize(asked);

        square.clock.pass(Duration.ofSeconds(5));
        square.watch.turn(alertsInUa);
        assertThat(siren.questions()).hasSize(asked + 1);
        assertThat(square.open()).hasSize(1);
    }

    @Test
    void nobody_makes_us_wait_longer_than_five_minutes() {
        siren.says("/v1", 429, Map.of("Retry-After", "86400"), new byte[0]);
        square.turns(alertsInUa);
        report(Duration.ofMinutes(6), "air_raid@23");

        assertThat(source().fresh(square.clock.instant())).isTrue();
    }

    @Test
    void a_source_that_answers_again_is_heard_and_the_log_says_so_once(CapturedOutput log) {
        siren.says("/v1", 500, Map.of(), new byte[0]);
        for (int i = 0; i < 5; i++) {
            square.clock.pass(Duration.ofMinutes(2));
            square.watch.turn(alertsInUa);
        }
        report(Duration.ofMinutes(2), "air_raid@23");
        report("air_raid@23");

        assertThat(log.getOut().split("alerts.in.ua answers again", -1)).hasSize(2);
        assertThat(source().fresh(square.clock.instant())).isTrue();
    }

    @Test
    void the_token_stands_in_no_log(CapturedOutput log) {
        siren.says("/v1", 500, Map.of(), new byte[0]);
        square.turns(alertsInUa);

        assertThat(log.getOut()).doesNotContain("the-token");
    }

    /** Told again and again for ten minutes: the alert stays, the source is silent, the log says it once. */
    private void nothingEnds(CapturedOutput log) {
        for (int i = 0; i < 5; i++) {
            square.clock.pass(Duration.ofMinutes(2));
            square.watch.turn(alertsInUa);
        }
        assertThat(square.open()).hasSize(1);
        assertThat(square.ended()).isEmpty();
        assertThat(source().fresh(square.clock.instant())).isFalse();
        assertThat(log.getOut().split("alerts.in.ua gives no valid answer", -1)).hasSize(2);
    }

    private void report(String... reports) {
        report(Square.A_TURN, reports);
    }

    private void report(Duration after, String... reports) {
        square.clock.pass(after);
        siren.says("/v1", JSON, list(reports));
        square.watch.turn(alertsInUa);
    }

    private String list(String... reports) {
        return list(square.clock.instant(), square.clock.instant(), reports);
    }

    private static String list(Instant begun, Instant updated, String... reports) {
        var entries = new StringBuilder("{\"location_uid\": \"16\", \"alert_type\": \"air_raid\", \"started_at\": \"2022-04-04T16:45:39Z\", \"finished_at\": null}");
        for (var report : reports) {
            var parts = report.split("@", 2);
            entries.append(", {\"location_uid\": \"%s\", \"alert_type\": \"%s\", \"started_at\": \"%s\", \"finished_at\": null}".formatted(parts[1], parts[0], begun));
        }
        return "{\"alerts\": [" + entries + "], \"meta\": {\"last_updated_at\": \"" + updated(updated) + "\", \"type\": \"full\"}, \"disclaimer\": \"\"}";
    }

    private String regions(String... reports) {
        var regions = new StringBuilder("{\"regionId\": \"16\", \"activeAlerts\": [{\"regionId\": \"16\", \"type\": \"AIR\", \"lastUpdate\": \"2022-04-04T16:45:39Z\"}]}");
        for (var report : reports) {
            var parts = report.split("@", 2);
            regions.append(", {\"regionId\": \"%2$s\", \"activeAlerts\": [{\"regionId\": \"%2$s\", \"type\": \"%1$s\", \"lastUpdate\": \"%3$s\"}]}"
                    .formatted(parts[0], parts[1], square.clock.instant()));
        }
        return "[" + regions + "]";
    }

    private static String updated(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss Z").format(at.atOffset(ZoneOffset.UTC));
    }

    private city.alerts.Sources.Source source() {
        return square.sources.all().stream().filter(source -> source.name().equals(AlertsInUa.NAME)).findFirst().orElseThrow();
    }
}
