package city;

import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static city.Cast.TARAS;
import static org.assertj.core.api.Assertions.assertThat;

import city.live.Line;
import city.shell.Anyone;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /openapi.json} promises is held against what the city answers. */
@CityTest
class OpenApiTest {

    static final JsonMapper JSON = JsonMapper.shared();
    static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** The only address that is not this port's. */
    static final Set<String> ELSEWHERE = Set.of("/live");

    @Autowired
    Cast cast;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    Line line;

    JsonNode document;

    @BeforeEach
    void read_it() {
        document = JSON.readTree(cast.guest().get("/openapi.json").body());
    }

    @Test
    void it_is_openapi_3_1_by_the_schema_of_the_standard() throws Exception {
        var schema = SCHEMAS.getSchema(Files.readString(Path.of("src/test/resources/openapi/openapi-3.1-schema.json")));

        assertThat(schema.validate(document)).isEmpty();
        assertThat(document.at("/info/title").asString()).isEqualTo("Моє місто, Херсон");
        assertThat(document.at("/servers/0/url").asString()).startsWith("http://localhost:");
        assertThat(document.toString()).doesNotContain("$home", "$live");
        assertThat(operations()).doesNotHaveDuplicates();
    }

    @Test
    void every_feed_is_described_and_nothing_else_is() {
        var real = handlers.getHandlerMethods().entrySet().stream()
                .filter(handler -> handler.getValue().getBeanType().getSimpleName().matches("\\w+(Feed|Api)"))
                .filter(handler -> AnnotatedElementUtils.hasAnnotation(handler.getValue().getBeanType(), Anyone.class))
                .flatMap(handler -> handler.getKey().getPatternValues().stream())
                .map(pattern -> pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}"))
                .collect(Collectors.toCollection(TreeSet::new));

        var described = new TreeSet<>(document.get("paths").propertyNames());
        described.removeAll(ELSEWHERE);
        assertThat(described).isEqualTo(real);
    }

    @Test
    void every_address_answers_as_described() throws Exception {
        var alert = sendAlerts();
        publishNews();
        for (var path : document.get("paths").properties()) {
            if (!ELSEWHERE.contains(path.getKey())) {
                answersAsDescribed(path.getKey().replace("{name}", alert), path.getValue().get("get").get("responses"));
            }
        }
    }

    @Test
    void the_line_opens_as_described() throws Exception {
        var address = document.at("/paths/~1live/servers/0/url").asString().replaceAll(":\\d+$", ":" + line.port()) + "/live";
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(document.at("/paths/~1live/get/responses/200/content").propertyNames())
                    .containsExactly(answer.headers().firstValue("Content-Type").orElseThrow());
            client.shutdownNow();
        }
    }

    @Test
    void what_is_not_there_is_said_as_described() {
        var answer = cast.guest().asking("application/json").get("/alerts/aaaaaaaaaa.cap.xml");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(SCHEMAS.getSchema(schema("Problem")).validate(JSON.readTree(answer.body()))).isEmpty();
    }

    private void answersAsDescribed(String address, JsonNode responses) throws Exception {
        var answer = cast.guest().asking("*/*").get(address);
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        assertThat(responses.at("/200/content").propertyNames()).as(address).containsExactly(type);
        for (var header : responses.at("/200/headers").propertyNames()) {
            assertThat(answer.headers().firstValue(header)).as("%s of %s", header, address).isPresent();
        }
        assertThat(responses.has("304")).as(address).isTrue();
        assertThat(cast.guest().get(address, "If-None-Match", answer.headers().firstValue("ETag").orElseThrow()).statusCode()).as(address).isEqualTo(304);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(address).contains("*");
        if (type.endsWith("xml")) {
            DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
        } else if (type.equals("application/json")) {
            var schema = (ObjectNode) responses.at("/200/content").get(type).get("schema").deepCopy();
            schema.set("components", closed(document.get("components").deepCopy()));
            assertThat(SCHEMAS.getSchema(schema).validate(JSON.readTree(answer.body()))).as(address).isEmpty();
        }
    }

    /** Here a field that nobody described is a mistake; for readers it is one that came later. */
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && "object".equals(object.path("type").asString(""))) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiTest::closed);
        return node;
    }

    private JsonNode schema(String name) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name).set("components", document.get("components"));
    }

    private List<String> operations() {
        var operations = new ArrayList<String>();
        document.get("paths").forEach(path -> operations.add(path.at("/get/operationId").asString()));
        return operations;
    }

    /** One with a place and steps, one with streets and a cause; the id of the first. */
    private String sendAlerts() throws InterruptedException {
        cast.signIn(OLENA).fill("/office/alerts/new?kind=drone_danger", "/office/alerts",
                "kind", "drone_danger", "unit", "UA65100150010361097", "lasts", "PT1H", "sure", "true");
        cast.signIn(TARAS).fill("/office/alerts/new?kind=water_outage", "/office/alerts",
                "kind", "water_outage", "streets", "вул. Студентська, 1–15, 22", "lasts", "PT4H", "cause", "planned_repair", "sure", "true");
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            var alerts = JSON.readTree(cast.guest().get("/alerts.json").body()).path("alerts");
            if (alerts.size() == 2) {
                return alerts.get(0).get("id").asString();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the alerts did not come to the board");
    }

    private void publishNews() {
        var marta = cast.signIn(MARTA);
        var saved = marta.fill("/office/news/new", "/office/news/new",
                "title-uk", "Вода", "title-en", "Water", "lead-uk", "Є", "lead-en", "There is", "body-uk", "Текст", "body-en", "Text");
        var proof = Pattern.compile("/office/news/[a-z2-9]{8}$").matcher(saved.headers().firstValue("Location").orElseThrow());
        assertThat(proof.find()).isTrue();
        marta.fill(proof.group(), proof.group() + "/publication", "edition", "1", "checked", "yes");
    }
}
