package city.feeds;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Any address that gives a message of CAP 1.2, or an Atom feed (RFC 4287) whose entries lead to such messages. */
final class CapFeed implements Feed {

    private static final int MOST_ENTRIES = 200;

    /** Fetching stops here and goes on in the next turn: with the index before it and a message after it, it stays within {@link Turns#TAKES}. */
    private static final Duration READS_FOR = Duration.ofSeconds(10);

    private final String name;
    private final Wire wire;
    private final URI address;
    private final CapMeaning meaning;
    private final Clock clock;

    /** Messages by the address and time of their entry: what was said once is never fetched again. */
    private Map<String, CapMessage> read = Map.of();

    CapFeed(String name, Wire wire, URI address, CapMeaning meaning, Clock clock) {
        this.name = name;
        this.wire = wire;
        this.address = address;
        this.meaning = meaning;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    /** Always in full: terms run out also while nothing new is said. */
    @Override
    public Answer ask(Optional<String> validator) {
        try {
            return switch (wire.get(address, Map.of("Accept", "application/atom+xml, application/cap+xml, application/xml"))) {
                case Wire.Reply.Nothing nothing -> nothing.answer();
                case Wire.Reply.Body body -> answer(Xml.read(body.bytes()));
            };
        } catch (XMLStreamException | RuntimeException e) {
            return new Answer.Bad("not the XML expected: " + Objects.toString(e.getMessage(), "").lines().findFirst().orElse(""));
        }
    }

    private Answer answer(Xml root) throws XMLStreamException {
        return root.name().equals("feed") ? entries(root.all("entry").toList()) : meaning.read(List.of(CapMessage.of(root)), clock.instant());
    }

    private Answer entries(List<Xml> entries) throws XMLStreamException {
        if (entries.size() > MOST_ENTRIES) {
            return new Answer.Bad("more than " + MOST_ENTRIES + " entries");
        }
        var begun = System.nanoTime();
        var known = new HashMap<String, CapMessage>();
        var problems = new ArrayList<Answer>();
        for (var entry : entries) {
            var link = link(entry);
            var key = link + " " + entry.say("updated");
            var message = read.get(key);
            if (message != null) {
                known.put(key, message);
            } else if (System.nanoTime() - begun > READS_FOR.toNanos()) {
                problems.add(new Answer.Bad("too slow to be read in one turn: " + known.size() + " of " + entries.size()));
            } else {
                switch (wire.get(link, Map.of("Accept", "application/cap+xml, application/xml"))) {
                    case Wire.Reply.Nothing nothing -> problems.add(nothing.answer());
                    case Wire.Reply.Body body -> known.put(key, CapMessage.of(Xml.read(body.bytes())));
                }
            }
        }
        read = Map.copyOf(known);
        return problems.isEmpty() ? meaning.read(List.copyOf(known.values()), clock.instant()) : problems.getFirst();
    }

    /** Where the message of an entry is: on the host we were sent to, and nowhere else. */
    private URI link(Xml entry) {
        var links = entry.all("link").toList();
        var link = links.stream()
                .filter(one -> one.attributes().getOrDefault("type", "").equals("application/cap+xml"))
                .findFirst()
                .or(() -> links.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("an entry without a link"));
        var there = address.resolve(link.attributes().getOrDefault("href", ""));
        if (!Objects.equals(there.getAuthority(), address.getAuthority()) || !Objects.equals(there.getScheme(), address.getScheme())) {
            throw new IllegalArgumentException("an entry that leads elsewhere: " + there);
        }
        return there;
    }
}
