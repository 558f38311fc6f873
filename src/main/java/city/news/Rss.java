package city.news;

import city.pack.Language;
import city.pack.Town;
import city.shell.Words;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/** News as RSS 2.0, with the two elements of Atom (RFC 4287) that readers expect: the feed's own address, and a correction's time. */
@Component
class Rss {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Town town;

    Rss(Town town) {
        this.town = town;
    }

    /** {@code absolute} makes a full address of a path of ours. */
    String feed(List<Post> posts, Language language, UnaryOperator<String> absolute, boolean demo) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("atom", ATOM);
            xml.writeStartElement("channel");
            var title = Words.say(language, "news.feed.title", town.name().in(language));
            element(xml, "title", demo ? Words.say(language, "shell.demo.prefix") + " " + title : title);
            element(xml, "link", absolute.apply("/news"));
            element(xml, "description", Words.say(language, "news.lead"));
            element(xml, "language", language.code());
            if (!posts.isEmpty()) {
                element(xml, "pubDate", moment(posts.getFirst().publishedAt()));
            }
            element(xml, "ttl", "5");
            self(xml, absolute.apply("/news.rss" + (language == Language.UK ? "" : "?language=" + language.code())));
            for (var post : posts) {
                item(xml, post, language, absolute);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void item(XMLStreamWriter xml, Post post, Language language, UnaryOperator<String> absolute) throws XMLStreamException {
        var address = absolute.apply(post.address());
        xml.writeStartElement("item");
        element(xml, "title", post.headline(language));
        element(xml, "link", address);
        element(xml, "description", post.lead(language));
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "true");
        xml.writeCharacters(address);
        xml.writeEndElement();
        element(xml, "pubDate", moment(post.publishedAt()));
        for (var corrected : post.correctedAt().stream().toList()) {
            xml.writeStartElement("atom", "updated", ATOM);
            xml.writeCharacters(corrected.atZone(town.timeZone()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void self(XMLStreamWriter xml, String address) throws XMLStreamException {
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private String moment(Instant instant) {
        return instant.atZone(town.timeZone()).format(DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
