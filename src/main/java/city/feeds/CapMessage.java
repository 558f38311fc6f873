package city.feeds;

import city.pack.Town;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One message of Common Alerting Protocol 1.2 (OASIS, 2010), as far as we act on it. */
record CapMessage(String sender, String identifier, Instant sent, boolean actual, String type, List<String> references, List<Info> infos) {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** {@code over}: it speaks of something past or gives the all-clear. */
    record Info(
            List<String> categories, String event, List<Code> codes, boolean over, boolean uncertain, String severity,
            Optional<Instant> effective, Optional<Instant> expires, List<Place> places) {

        boolean inEffect(Instant now) {
            return !effective.map(now::isBefore).orElse(false);
        }
    }

    /** {@code eventCode}, {@code geocode}: a value in some vocabulary. */
    record Code(String vocabulary, String value) {}

    record Place(String description, List<String> katottg, List<List<Town.Point>> polygons, List<Circle> circles) {}

    record Circle(Town.Point centre, double kilometres) {}

    /** What messages are called by: sender and identifier together are unique (§3.2.1). */
    String reference() {
        return sender + "," + identifier;
    }

    /**
     * What this message replaces or calls off, once it is in effect. Only a sender's own words count; an Error says that
     * a message was wrong, not that a danger is over.
     */
    Stream<String> supersedes(Instant now) {
        return actual && (type.equals("Update") || type.equals("Cancel")) && infos.stream().allMatch(info -> info.inEffect(now))
                ? references.stream().filter(reference -> reference.startsWith(sender + ","))
                : Stream.of();
    }

    /** Whether it says that something holds. */
    boolean warns() {
        return actual && (type.equals("Alert") || type.equals("Update"));
    }

    static CapMessage of(Xml alert) {
        if (!alert.name().equals("alert") || !alert.namespace().equals(NAMESPACE)) {
            throw new IllegalArgumentException("CAP 1.2 expected, got " + alert.name() + " of " + alert.namespace());
        }
        return new CapMessage(
                alert.need("sender"),
                alert.need("identifier"),
                moment(alert.need("sent")),
                alert.need("status").equals("Actual") && alert.say("scope").equals("Public"),
                alert.need("msgType"),
                Arrays.stream(alert.say("references").split("\\s+")).map(CapMessage::withoutTime).toList(),
                alert.all("info").map(CapMessage::info).toList());
    }

    /** {@code sender,identifier,sent}: the first two name it. */
    private static String withoutTime(String reference) {
        var parts = reference.split(",");
        return parts.length < 2 ? "" : parts[0] + "," + parts[1];
    }

    private static Info info(Xml info) {
        return new Info(
                info.all("category").map(Xml::text).toList(),
                info.need("event"),
                codes(info, "eventCode"),
                info.all("responseType").anyMatch(response -> response.text().equals("AllClear")) || info.say("urgency").equals("Past"),
                info.say("certainty").equals("Unlikely"),
                info.say("severity"),
                info.first("effective").map(Xml::text).map(CapMessage::moment),
                info.first("expires").map(Xml::text).map(CapMessage::moment),
                info.all("area").map(CapMessage::place).toList());
    }

    private static Place place(Xml area) {
        return new Place(
                area.say("areaDesc"),
                codes(area, "geocode").stream().filter(code -> code.vocabulary().equalsIgnoreCase("KATOTTG")).map(Code::value).toList(),
                area.all("polygon").map(Xml::text).filter(points -> !points.isEmpty()).map(CapMessage::polygon).toList(),
                area.all("circle").map(Xml::text).filter(circle -> !circle.isEmpty()).map(CapMessage::circle).toList());
    }

    private static List<Code> codes(Xml parent, String element) {
        return parent.all(element).map(code -> new Code(code.say("valueName"), code.say("value"))).toList();
    }

    private static List<Town.Point> polygon(String points) {
        return Arrays.stream(points.split("\\s+")).map(CapMessage::point).toList();
    }

    private static Circle circle(String text) {
        var parts = text.split("\\s+");
        if (parts.length != 2) {
            throw new IllegalArgumentException("a circle is a point and a radius, not " + text);
        }
        return new Circle(point(parts[0]), Double.parseDouble(parts[1]));
    }

    private static Town.Point point(String text) {
        var degrees = text.split(",");
        if (degrees.length != 2) {
            throw new IllegalArgumentException("a point is two numbers, not " + text);
        }
        return new Town.Point(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]));
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
