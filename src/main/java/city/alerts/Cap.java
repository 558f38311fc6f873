package city.alerts;

import city.pack.Language;
import city.pack.Town;
import city.shell.Words;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/** Messages as Common Alerting Protocol 1.2 (OASIS, 2010): one info block in Ukrainian and one in English. */
@Component
class Cap {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** §3.3.2: a numeric offset, never Z, and no fraction of a second. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final Town town;
    private final Kinds kinds;

    Cap(Town town, Kinds kinds) {
        this.town = town;
        this.kinds = kinds;
    }

    /** {@code earlier} are the messages this one refers to, first to last; {@code web} is the alert's page. */
    String xml(Message message, List<Message> earlier, String web) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            alert(xml, message, earlier, web);
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** Unique for ever and without spaces, commas or markup (§3.2.1). */
    String identifier(Message message) {
        return town.code() + "-" + message.alert() + "-" + message.number();
    }

    private void alert(XMLStreamWriter xml, Message message, List<Message> earlier, String web) throws XMLStreamException {
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "alert");
        xml.writeDefaultNamespace(NAMESPACE);
        element(xml, "identifier", identifier(message));
        element(xml, "sender", town.sender());
        element(xml, "sent", moment(message.sentAt()));
        element(xml, "status", message.status().cap());
        element(xml, "msgType", message.type().cap());
        if (message.fromFeed()) {
            element(xml, "source", message.source());
        }
        element(xml, "scope", "Public");
        if (message.status() != Message.Status.ACTUAL) {
            // §3.2.1: a note says what an exercise is an exercise of.
            element(xml, "note", Words.say(Language.UK, "alerts.cap.note") + " / " + Words.say(Language.EN, "alerts.cap.note"));
        }
        if (!earlier.isEmpty()) {
            element(xml, "references", String.join(" ", earlier.stream().map(this::reference).toList()));
        }
        for (var language : Language.values()) {
            info(xml, message, language, web);
        }
        xml.writeEndElement();
    }

    private String reference(Message message) {
        return town.sender() + "," + identifier(message) + "," + moment(message.sentAt());
    }

    private void info(XMLStreamWriter xml, Message message, Language language, String web) throws XMLStreamException {
        var kind = message.kind();
        var words = message.wording().in(language);
        var over = message.type() == Message.Type.CANCEL;
        xml.writeStartElement(NAMESPACE, "info");
        element(xml, "language", language.tag());
        element(xml, "category", kind.category().cap());
        element(xml, "event", over ? kinds.allClear().name().in(language) : kind.name().in(language));
        element(xml, "responseType", over ? Kind.Response.ALLCLEAR.cap() : kind.response().cap());
        element(xml, "urgency", message.urgency().cap());
        element(xml, "severity", message.severity().cap());
        element(xml, "certainty", message.certainty().cap());
        valued(xml, "eventCode", "city:kind", kind.code());
        element(xml, "effective", moment(message.sentAt()));
        element(xml, "onset", moment(message.onset()));
        element(xml, "expires", moment(message.expiresAt()));
        element(xml, "senderName", town.authority().in(language));
        element(xml, "headline", message.headline(language));
        element(xml, "description", words.text().isEmpty() ? message.headline(language) : words.text());
        if (!words.instruction().isEmpty()) {
            element(xml, "instruction", String.join("\n", words.instruction()));
        }
        element(xml, "web", web);
        for (var cause : message.cause().stream().toList()) {
            valued(xml, "parameter", "city:cause", cause.code());
        }
        area(xml, message, language);
        xml.writeEndElement();
    }

    private void area(XMLStreamWriter xml, Message message, Language language) throws XMLStreamException {
        var area = message.area();
        xml.writeStartElement(NAMESPACE, "area");
        element(xml, "areaDesc", message.place().in(language));
        for (var circle : area.circle().stream().toList()) {
            element(xml, "circle", String.format(Locale.ROOT, "%.5f,%.5f %.3f", circle.centre().latitude(), circle.centre().longitude(), circle.radius() / 1000));
        }
        // A geocode says that the whole unit is meant: beside streets or a circle it only says where they lie.
        for (var unit : area.units()) {
            valued(xml, "geocode", area.unitsOnly() ? "KATOTTG" : "city:within-KATOTTG", unit.value());
        }
        xml.writeEndElement();
    }

    private static void valued(XMLStreamWriter xml, String element, String name, String value) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
        element(xml, "valueName", name);
        element(xml, "value", value);
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
        xml.writeCharacters(lawful(text));
        xml.writeEndElement();
    }

    /** XML 1.0 §2.2 forbids most control characters, and a pasted text may hold any. */
    static String lawful(String text) {
        return text.codePoints()
                .filter(letter -> letter == '\t' || letter == '\n' || letter == '\r' || letter >= 0x20 && letter <= 0xD7FF || letter >= 0xE000 && letter <= 0xFFFD || letter >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(town.timeZone()).format(MOMENT);
    }
}
