package city.feeds;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** alerts.in.ua: every alert of the country in one list, with a token of one's own. */
final class AlertsInUa implements Feed {

    static final String NAME = "alerts.in.ua";

    private static final DateTimeFormatter UPDATED = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss Z", Locale.ROOT);

    private final Wire wire;
    private final URI address;
    private final String token;
    private final Dictionary dictionary;

    AlertsInUa(Wire wire, URI address, String token, Dictionary dictionary) {
        this.wire = wire;
        this.address = address;
        this.token = token;
        this.dictionary = dictionary;
    }

    private record Page(List<Entry> alerts, Meta meta) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Entry(String locationUid, String alertType, Instant startedAt, Optional<Instant> finishedAt) {
        Dictionary.Line line() {
            return new Dictionary.Line(locationUid, alertType, startedAt);
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Meta(String lastUpdatedAt, Optional<String> type) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer ask(Optional<String> validator) {
        var headers = new HashMap<>(Map.of("Authorization", "Bearer " + token, "Accept", "application/json"));
        validator.ifPresent(since -> headers.put("If-Modified-Since", since));
        return switch (wire.get(address, headers)) {
            case Wire.Reply.Nothing nothing -> nothing.answer();
            case Wire.Reply.Body body when !body.type().contains("json") -> new Answer.Bad("JSON expected, got " + body.type());
            case Wire.Reply.Body body -> read(body.bytes(), dictionary).validatedBy(body.lastModified());
        };
    }

    static Answer read(byte[] json, Dictionary dictionary) {
        return StrictJson.read(json, Page.class, page -> {
            if (!page.meta().type().orElse("full").equals("full")) {
                return new Answer.Bad("a list that is not full");
            }
            var lines = page.alerts().stream().filter(entry -> entry.finishedAt().isEmpty()).map(Entry::line).toList();
            try {
                return dictionary.read(lines, Optional.of(OffsetDateTime.parse(page.meta().lastUpdatedAt(), UPDATED).toInstant()));
            } catch (DateTimeParseException e) {
                return new Answer.Bad("a last_updated_at that is no time");
            }
        });
    }
}
