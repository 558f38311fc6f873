package city.alerts;

import static city.alerts.Told.CENTRAL;
import static city.alerts.Told.HROMADA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.Visitor;
import city.pack.Town;
import city.territory.StreetList;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/** What programs read. */
@CityTest
@Import(Told.class)
class FeedsOutTest {

    @Autowired
    Told told;

    @Autowired
    Drafts drafts;

    @Autowired
    Board board;

    @Autowired
    StreetList streets;

    @Autowired
    TestClock clock;

    @Autowired
    JsonMapper json;

    @Autowired
    Cast cast;

    Visitor program;

    @BeforeEach
    void arrive() {
        program = cast.guest().asking("*/*");
        board.refresh();
    }

    @Test
    void the_cap_of_a_warning_its_update_and_its_all_clear_is_valid_by_the_standard() throws Exception {
        var alert = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        clock.pass(Duration.ofMinutes(5));
        drafts.update(Cast.OLENA.id(), alert.id(), told.ready("drone_danger", Area.of(CENTRAL)));
        told.over(alert.id());

        for (int number = 1; number <= 3; number++) {
            valid(program.get("/alerts/" + alert.id() + "-" + number + ".cap.xml").body());
        }
        var clear = program.get("/alerts/" + alert.id() + ".cap.xml");
        assertThat(clear.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/cap+xml"));
        assertThat(clear.body()).contains(
                "<msgType>Cancel</msgType>", "<responseType>AllClear</responseType>", "<language>uk-UA</language>", "<language>en-GB</language>",
                "kherson-" + alert.id() + "-1,2026-03-02T12:00:00+02:00", "UA65100150010361097");
    }

    @Test
    void the_cap_of_a_circle_and_of_streets_is_valid_too() throws Exception {
        var circle = new Area(List.of(CENTRAL), List.of(), Optional.of(new Area.Circle(new Town.Point(46.64, 32.61), 700)));
        valid(program.get("/alerts/" + told.sent(told.ready("uxo_warning", circle)).id() + ".cap.xml").body());

        var place = new Area(List.of(CENTRAL), streets.read("вул. Студентська, 1–15, 22; вул. Московська").streets(), Optional.empty());
        var outage = told.ready("power_outage_emergency", place);
        var text = program.get("/alerts/" + told.sent(outage).id() + ".cap.xml").body();
        valid(text);
        assertThat(text).contains("вул. Студентська");
    }

    @Test
    void the_atom_feed_has_an_entry_for_every_message_with_its_cap() throws Exception {
        var alert = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        told.over(alert.id());

        var feed = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(program.get("/alerts.atom").body())));

        assertThat(feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry").getLength()).isEqualTo(2);
        assertThat(feed.getElementsByTagNameNS("urn:oasis:names:tc:emergency:cap:1.2", "identifier").getLength()).isEqualTo(2);
    }

    @Test
    void whoever_has_the_state_already_is_told_only_that() {
        told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        var first = program.get("/alerts.json");
        var tag = first.headers().firstValue("ETag").orElseThrow();

        var again = program.get("/alerts.json", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("X-Read-At")).isPresent();
        assertThat(again.headers().firstValue("Access-Control-Allow-Origin")).contains("*");

        told.sent(told.ready("air_raid", Area.of(HROMADA)));
        assertThat(program.get("/alerts.json", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void the_state_says_where_to_take_up_the_line_and_what_holds() {
        told.sent(told.ready("drone_danger", Area.of(CENTRAL)));

        Awaitility.await().until(() -> json.readTree(program.get("/alerts.json").body()).get("after").asLong() > 0);
        var state = json.readTree(program.get("/alerts.json").body());
        var alert = state.get("alerts").get(0);
        assertThat(alert.get("severity").asString()).isEqualTo("extreme");
        assertThat(alert.get("units").get(0).asString()).isEqualTo(CENTRAL.value());
        assertThat(alert.get("headline").get("uk").asString()).contains("дрон");
        assertThat(alert.get("steps").get("en").size()).isPositive();
    }

    @Test
    void a_term_that_runs_out_changes_the_state_without_any_message() {
        told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        var tag = program.get("/alerts.json").headers().firstValue("ETag").orElseThrow();

        clock.pass(Duration.ofHours(2));
        board.refresh();

        var later = program.get("/alerts.json", "If-None-Match", tag);
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(later.body()).contains("\"state\":\"expired\"");
    }

    @Test
    void outages_are_a_calendar_that_every_program_can_read() {
        told.sent(told.ready("power_outage_planned", Area.of(CENTRAL)));

        var calendar = program.get("/alerts.ics");

        assertThat(calendar.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n").contains("BEGIN:VEVENT", "DTSTART:20260302T100000Z");
        assertThat(calendar.body().lines()).allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThanOrEqualTo(76));
    }

    @Test
    void nonsense_asked_of_the_feeds_is_a_plain_no() {
        for (var address : List.of("/alerts/aaaaaaaaaa.cap.xml", "/alerts/aaaaaaaaaa", "/alerts/1.cap.xml", "/alerts/..%2f..%2fetc", "/alerts/aaaaaaaaaa-99999.cap.xml", "/alerts/АБВ")) {
            assertThat(program.get(address.replace("АБВ", "%D0%90")).statusCode()).as(address).isBetween(400, 404);
        }
    }

    @Test
    void readers_meet_no_half_written_state_while_alerts_are_sent() throws Exception {
        try (var people = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 20; i++) {
                work.add(() -> json.readTree(program.get("/alerts.json").body()).has("alerts"));
                work.add(() -> told.sent(told.ready("drone_danger", Area.of(CENTRAL))) != null);
            }
            for (var done : people.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(json.readTree(program.get("/alerts.json").body()).get("alerts").size()).isEqualTo(20);
    }

    private static void valid(String cap) throws Exception {
        var schema = SchemaFactory.newDefaultInstance().newSchema(FeedsOutTest.class.getResource("/cap/CAP-v1.2.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(cap)));
    }
}
