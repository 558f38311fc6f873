package city.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import city.TestClock;
import city.alerts.Life;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A source that speaks CAP 1.2, alone or through Atom. */
@CityTest
@Import(Square.class)
class CapTest {

    static final String CENTRAL = "UA65100150010361097";
    static final String HROMADA = "UA65100150000057191";
    static final String OBLAST = "UA65000000000030969";

    @Autowired
    Square square;

    Siren siren;
    Feed feed;

    @BeforeEach
    void a_source_of_cap_is_known() {
        siren = new Siren();
        feed = new CapFeed("dsns", new Wire(Duration.ofSeconds(1), square.clock), siren.address("/atom"), new CapMeaning("dsns", square.town, square.units, square.kinds), square.clock);
        square.expect(feed);
    }

    @AfterEach
    void close() {
        siren.close();
    }

    @Test
    void a_message_in_two_languages_is_one_alert() {
        entries(cap("a1", square.clock.instant(), "Alert", "", info("Загроза артобстрілу", HROMADA), info("Artillery shelling threat", HROMADA)));

        assertThat(square.open()).singleElement().satisfies(alert -> {
            assertThat(alert.kind().code()).isEqualTo("artillery_shelling");
            assertThat(alert.sources()).containsExactly("dsns");
        });
    }

    @Test
    void our_sample_says_that_it_is_a_test_and_warns_nobody_but_in_earnest_it_would() {
        var sample = sample("cap-alert.xml");
        assertThat(read(sample, "2026-01-15T07:00:00Z").reports()).isEmpty();

        var report = read(sample.replace("<status>Test", "<status>Actual"), "2026-01-15T07:00:00Z").reports();
        assertThat(report).singleElement().satisfies(reported -> {
            assertThat(reported.kind().code()).isEqualTo("artillery_shelling");
            assertThat(reported.unit().value()).isEqualTo(HROMADA);
            assertThat(reported.until()).contains(Instant.parse("2026-01-15T08:41:10Z"));
        });
    }

    @Test
    void our_own_feed_can_be_read_by_another_city_of_ours() {
        entries(cap("a1", square.clock.instant(), "Alert", "", info("щось своє", OBLAST).replace("<effective>", "<eventCode><valueName>city:kind</valueName><value>air_raid</value></eventCode><effective>")));

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.kind().code()).isEqualTo("air_raid"));
    }

    @Test
    void it_is_the_same_event_that_another_source_reports() {
        var other = new Told(AlertsInUa.NAME);
        square.expect(feed, other);
        square.turns(other.says(square.list(other, "air_raid@1370")));
        entries(cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", OBLAST)));

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.sources()).containsExactly("alerts.in.ua", "dsns"));
    }

    @Test
    void a_district_is_a_place_of_its_own() {
        entries(
                cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", OBLAST)),
                cap("a2", square.clock.instant(), "Alert", "", info("Повітряна тривога", CENTRAL)));

        assertThat(square.open()).extracting(alert -> alert.latest().place().uk()).containsExactlyInAnyOrder("Херсонська область", "Центральний район");
    }

    @Test
    void a_cancel_that_is_heard_twice_ends_it() {
        var sent = square.clock.instant();
        entries(cap("a1", sent, "Alert", "", info("Повітряна тривога", HROMADA)));
        var cancelled = cap("a2", sent.plusSeconds(10), "Cancel", "dsns.example,a1," + sent, info("Повітряна тривога", HROMADA));

        entries(cancelled);
        assertThat(square.open()).hasSize(1);
        entries(cancelled);
        assertThat(square.open()).isEmpty();
        assertThat(square.ended()).hasSize(1);
    }

    @Test
    void nobody_cancels_the_words_of_another_sender() {
        var sent = square.clock.instant();
        entries(cap("a1", sent, "Alert", "", info("Повітряна тривога", HROMADA)));
        var stranger = cap("a2", sent.plusSeconds(10), "Cancel", "dsns.example,a1," + sent, info("Повітряна тривога", HROMADA))
                .replace("<sender>dsns.example", "<sender>somebody.example");

        entries(stranger);
        entries(stranger);
        entries(stranger);

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void an_update_goes_on_under_another_name() {
        var sent = square.clock.instant();
        entries(cap("a1", sent, "Alert", "", info("Повітряна тривога", HROMADA)));
        var update = cap("a2", sent.plusSeconds(10), "Update", "dsns.example,a1," + sent, info("Повітряна тривога", HROMADA));
        entries(update);
        entries(update);
        entries(update);

        assertThat(square.open()).hasSize(1);
        assertThat(square.ended()).isEmpty();
    }

    @Test
    void what_is_not_yet_in_effect_ends_nothing() {
        var sent = square.clock.instant();
        entries(cap("a1", sent, "Alert", "", info("Повітряна тривога", HROMADA)));
        var later = cap("a2", sent.plusSeconds(200), "Update", "dsns.example,a1," + sent, info("Повітряна тривога", HROMADA));
        entries(later);
        entries(later);
        entries(later);

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void an_update_that_gives_the_all_clear_ends_it() {
        var sent = square.clock.instant();
        entries(cap("a1", sent, "Alert", "", info("Повітряна тривога", HROMADA)));
        var clear = cap("a2", sent.plusSeconds(10), "Update", "dsns.example,a1," + sent, info("Відбій", HROMADA).replace("Shelter", "AllClear"));
        entries(clear);
        entries(clear);

        assertThat(square.open()).isEmpty();
    }

    @Test
    void what_is_no_longer_listed_was_not_called_off() {
        entries(cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", HROMADA)));

        for (int i = 0; i < 60; i++) {
            entries();
        }
        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.life(square.clock.instant())).isInstanceOf(Life.Published.class));
    }

    @Test
    void what_has_expired_was_not_called_off_either() {
        entries(cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", HROMADA)));
        square.clock.pass(Duration.ofHours(3));
        entries();
        entries();
        entries();

        assertThat(square.open()).singleElement().satisfies(alert -> assertThat(alert.life(square.clock.instant())).isInstanceOf(Life.Expired.class));
    }

    @Test
    void a_message_that_has_expired_does_not_keep_what_another_source_calls_off() {
        var other = new Told(AlertsInUa.NAME);
        square.expect(feed, other);
        square.turns(other.says(square.list(other, "air_raid@1370")));
        entries(cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", HROMADA)));
        square.clock.pass(Duration.ofHours(3));
        for (int i = 0; i < 2; i++) {
            entries();
            square.turns(other.says(square.list(other)));
        }

        assertThat(square.open()).isEmpty();
    }

    @Test
    void a_storm_is_told_by_its_category_only_if_it_is_severe_enough() {
        assertThat(kind(storm("Severe", "Likely"))).contains("severe_weather");
        assertThat(kind(storm("Minor", "Likely"))).isEmpty();
        assertThat(kind(storm("Unknown", "Likely"))).isEmpty();
        assertThat(read(cap("a1", TestClock.NOON, "Alert", "", storm("Extreme", "Unlikely")), TestClock.NOON.toString()).reports()).isEmpty();
    }

    @Test
    void what_nobody_here_has_a_name_for_is_written_down() {
        entries(cap("a1", square.clock.instant(), "Alert", "", info("Навала сарани", HROMADA)));

        assertThat(square.open()).isEmpty();
        assertThat(square.sql.sql("select name from feeds.unknown_kinds").query(String.class).list()).containsExactly("Навала сарани");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "geocode of the oblast | <geocode><valueName>KATOTTG</valueName><value>UA65000000000030969</value></geocode> | UA65000000000030969",
        "geocode elsewhere | <geocode><valueName>KATOTTG</valueName><value>UA80000000000093317</value></geocode> | ",
        "geocode elsewhere, though the shape is ours | <polygon>46,32 46,33 47,33 47,32 46,32</polygon><geocode><valueName>KATOTTG</valueName><value>UA80000000000093317</value></geocode> | ",
        "shape around the centre | <polygon>46,32 46,33 47,33 47,32 46,32</polygon> | UA65100150010064384",
        "shape beside it | <polygon>48,32 48,33 49,33 49,32 48,32</polygon> | ",
        "circle around the centre | <circle>46.7,32.6 20</circle> | UA65100150010064384",
        "circle too small | <circle>46.7,32.6 2</circle> | ",
        "name of the hromada | <areaDesc>херсонська міська територіальна громада</areaDesc> | UA65100150000057191",
        "name of something else | <areaDesc>Херсонський державний університет</areaDesc> | "
    })
    void a_message_is_ours_by_code_then_by_shape_then_by_name(String what, String area, @Nullable String unit) {
        var description = area.contains("areaDesc") ? "" : "<areaDesc>десь</areaDesc>";
        var message = cap("a1", TestClock.NOON, "Alert", "", info("Повітряна тривога", HROMADA)).replaceFirst("(?s)<area>.*</area>", "<area>" + description + area + "</area>");

        assertThat(read(message, TestClock.NOON.toString()).reports()).as(what)
                .extracting(reported -> reported.unit().value())
                .containsExactlyElementsOf(Stream.ofNullable(unit).toList());
    }

    @Test
    void a_document_that_reads_our_files_is_refused() {
        entries(cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", HROMADA)));
        spoilt("<!DOCTYPE feed [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&secret;</title></feed>", "document type");
        spoilt("<!DOCTYPE feed SYSTEM \"" + siren.address("/dtd") + "\"><feed xmlns=\"http://www.w3.org/2005/Atom\"/>", "document type");
        assertThat(siren.questions()).noneMatch(question -> question.path().equals("/dtd"));
    }

    @Test
    void a_document_that_grows_without_end_is_refused() {
        var laughs = new StringBuilder("<!DOCTYPE feed [<!ENTITY a0 \"ха\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        spoilt(laughs + "]><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>&a39;</title></feed>", "document type");
    }

    @Test
    void a_document_that_is_nested_without_end_is_refused() {
        spoilt("<feed xmlns=\"http://www.w3.org/2005/Atom\">" + "<a>".repeat(100_000), "nested too deeply");
    }

    @Test
    void other_rubbish_is_refused() {
        spoilt("<html><body>Вибачте</body></html>", "CAP 1.2 expected");
        spoilt("{\"alerts\": []}", "not the XML expected");
        spoilt("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>тривога", "not the XML expected");
        spoilt("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>без посилання</title></entry></feed>", "without a link");
        spoilt("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link href=\"http://192.0.2.1/a.cap\"/></entry></feed>", "leads elsewhere");
        spoilt("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link href=\"file:///etc/passwd\"/></entry></feed>", "leads elsewhere");
        spoilt("<feed xmlns=\"http://www.w3.org/2005/Atom\">" + "<entry><link href=\"/x\"/></entry>".repeat(201) + "</feed>", "more than 200 entries");
        spoilt("<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>\u00d2</title></feed>", StandardCharsets.ISO_8859_1, "not the XML expected");
    }

    @Test
    void one_message_that_cannot_be_read_makes_the_answer_worthless_and_ends_nothing() {
        var sent = square.clock.instant();
        entries(cap("a1", sent, "Alert", "", info("Повітряна тривога", HROMADA)));
        var cancel = cap("a2", sent.plusSeconds(10), "Cancel", "dsns.example,a1," + sent, info("Повітряна тривога", HROMADA));
        for (int i = 0; i < 5; i++) {
            entries(cancel, "<alert>");
        }

        assertThat(square.open()).hasSize(1);
    }

    @Test
    void a_message_is_fetched_once() {
        var message = cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", HROMADA));
        entries(message);
        entries(message);
        entries(message);

        assertThat(siren.questions()).filteredOn(question -> question.path().startsWith("/cap/")).hasSize(1);
    }

    @Test
    void an_address_may_be_a_single_message() {
        siren.says("/atom", "application/cap+xml", cap("a1", square.clock.instant(), "Alert", "", info("Повітряна тривога", HROMADA)));
        square.turns(feed);

        assertThat(square.open()).hasSize(1);
    }

    private void spoilt(String body, String reason) {
        spoilt(body, StandardCharsets.UTF_8, reason);
    }

    private void spoilt(String body, java.nio.charset.Charset charset, String reason) {
        siren.says("/atom", 200, Map.of("Content-Type", "application/xml"), body.getBytes(charset));
        assertThat(feed.ask(Optional.empty())).isInstanceOfSatisfying(Answer.Bad.class, bad -> assertThat(bad.reason()).contains(reason));
    }

    private Answer.Valid read(String message, String now) {
        try {
            var cap = CapMessage.of(Xml.read(message.getBytes(StandardCharsets.UTF_8)));
            return (Answer.Valid) new CapMeaning("dsns", square.town, square.units, square.kinds).read(List.of(cap), Instant.parse(now));
        } catch (javax.xml.stream.XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> kind(String info) {
        return read(cap("a1", TestClock.NOON, "Alert", "", info), TestClock.NOON.toString()).reports().stream().map(reported -> reported.kind().code()).findFirst();
    }

    private static String storm(String severity, String certainty) {
        return info("High Wind Warning", HROMADA).replace("Security", "Met").replace("Extreme", severity).replace("Observed", certainty);
    }

    /** The source lists these messages, and a turn is taken. */
    private void entries(String... messages) {
        var feed = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Сповіщення</title>");
        for (var message : messages) {
            var path = "/cap/" + Integer.toHexString(message.hashCode());
            siren.says(path, "application/cap+xml", message);
            feed.append("<entry><updated>2026-03-02T10:00:00Z</updated><link href=\"/page\"/><link type=\"application/cap+xml\" href=\"").append(path).append("\"/></entry>");
        }
        siren.says("/atom", "application/atom+xml", feed + "</feed>");
        square.turns(this.feed);
    }

    private static String cap(String identifier, Instant sent, String type, String references, String... infos) {
        return "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>" + identifier + "</identifier><sender>dsns.example</sender><sent>" + sent
                + "</sent><status>Actual</status><msgType>" + type + "</msgType><scope>Public</scope>"
                + (references.isEmpty() ? "" : "<references>" + references + "</references>")
                + String.join("", infos).replace("SENT", sent.toString()).replace("EXPIRES", sent.plus(Duration.ofHours(2)).toString()) + "</alert>";
    }

    private static String info(String event, String katottg) {
        return "<info><category>Security</category><event>" + event + "</event><responseType>Shelter</responseType><urgency>Immediate</urgency>"
                + "<severity>Extreme</severity><certainty>Observed</certainty><effective>SENT</effective><expires>EXPIRES</expires>"
                + "<area><areaDesc>десь</areaDesc><geocode><valueName>KATOTTG</valueName><value>" + katottg + "</value></geocode></area></info>";
    }

    private static String sample(String name) {
        try (var stream = CapTest.class.getClassLoader().getResourceAsStream("feeds/" + name)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
