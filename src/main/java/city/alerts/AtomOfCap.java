package city.alerts;

import city.pack.Language;
import city.pack.Town;
import city.shell.Words;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/** An Atom feed (RFC 4287) in which every message is an entry with a link to its CAP document. */
@Component
class AtomOfCap {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CAP = "urn:oasis:names:tc:emergency:cap:1.2";

    private final Town town;
    private final Cap cap;

    AtomOfCap(Town town, Cap cap) {
        this.town = town;
        this.cap = cap;
    }

    /** {@code absolute} makes a full address of a path of ours. */
    String feed(List<Message> messages, UnaryOperator<String> absolute, Instant now) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeNamespace("cap", CAP);
            xml.writeAttribute("xml:lang", Language.UK.code());
            element(xml, "id", absolute.apply("/alerts.atom"));
            element(xml, "title", Words.say(Language.UK, "alerts.feed.title", town.name().uk()));
            element(xml, "updated", moment(messages.isEmpty() ? now.truncatedTo(ChronoUnit.DAYS) : messages.getFirst().sentAt()));
            link(xml, "self", "application/atom+xml", absolute.apply("/alerts.atom"));
            link(xml, "alternate", "text/html", absolute.apply("/alerts"));
            xml.writeStartElement("author");
            element(xml, "name", town.authority().uk());
            xml.writeEndElement();
            for (var message : messages) {
                entry(xml, message, absolute);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, Message message, UnaryOperator<String> absolute) throws XMLStreamException {
        var document = absolute.apply("/alerts/" + message.alert() + "-" + message.number() + ".cap.xml");
        xml.writeStartElement("entry");
        element(xml, "id", document);
        element(xml, "title", message.headline(Language.UK));
        element(xml, "updated", moment(message.sentAt()));
        element(xml, "published", moment(message.sentAt()));
        element(xml, "summary", message.place().uk() + ". " + message.wording().uk().text());
        link(xml, "alternate", "application/cap+xml", document);
        link(xml, "related", "text/html", absolute.apply("/alerts/" + message.alert()));
        cap(xml, "identifier", cap.identifier(message));
        cap(xml, "status", message.status().cap());
        cap(xml, "msgType", message.type().cap());
        cap(xml, "event", message.kind().name().uk());
        cap(xml, "urgency", message.urgency().cap());
        cap(xml, "severity", message.severity().cap());
        cap(xml, "certainty", message.certainty().cap());
        cap(xml, "expires", moment(message.expiresAt()));
        cap(xml, "areaDesc", message.place().uk());
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(Cap.lawful(text));
        xml.writeEndElement();
    }

    private static void cap(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement("cap", name, CAP);
        xml.writeCharacters(Cap.lawful(text));
        xml.writeEndElement();
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
