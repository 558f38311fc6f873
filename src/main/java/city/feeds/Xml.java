package city.feeds;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document of a stranger as a small tree. One that brings a document type is refused, and with it every entity that
 * could read our files or grow without end.
 */
record Xml(String name, String namespace, Map<String, String> attributes, String text, List<Xml> children) {

    private static final int DEEPEST = 30;
    private static final XMLInputFactory READERS = readers();

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }

    /** The root element. */
    static Xml read(byte[] bytes) throws XMLStreamException {
        var xml = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            refuseDocumentType(xml);
        }
        var root = element(xml, 1);
        while (xml.hasNext()) {
            xml.next();
        }
        return root;
    }

    private static Xml element(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
        }
        var name = xml.getLocalName();
        var namespace = Optional.ofNullable(xml.getNamespaceURI()).orElse("");
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        var text = new StringBuilder();
        var children = new ArrayList<Xml>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(xml, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("an entity of its own");
                default -> {}
            }
        }
        return new Xml(name, namespace, attributes, text.toString().strip(), children);
    }

    private static void refuseDocumentType(XMLStreamReader xml) throws XMLStreamException {
        if (xml.getEventType() == XMLStreamConstants.DTD) {
            throw new XMLStreamException("a document type");
        }
    }

    Stream<Xml> all(String child) {
        return children.stream().filter(one -> one.name.equals(child));
    }

    Optional<Xml> first(String child) {
        return all(child).findFirst();
    }

    /** The words of a child; empty where there is none. */
    String say(String child) {
        return first(child).map(Xml::text).orElse("");
    }

    /** The words of a child that must be there. */
    String need(String child) {
        return first(child).map(Xml::text).filter(words -> !words.isEmpty()).orElseThrow(() -> new IllegalArgumentException("no " + child + " in " + name));
    }
}
