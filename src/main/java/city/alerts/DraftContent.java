package city.alerts;

import city.pack.Town;
import city.territory.Houses;
import city.territory.Katottg;
import city.territory.StreetHouses;
import city.territory.Streets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The content of a draft on its way into one column and back: codes only, so that the pack stays the one source of names. */
@Component
class DraftContent {

    private final JsonMapper json;
    private final Kinds kinds;
    private final Streets streets;

    DraftContent(JsonMapper json, Kinds kinds, Streets streets) {
        this.json = json;
        this.kinds = kinds;
        this.streets = streets;
    }

    private record Cell(
            String kind,
            Severity severity,
            List<String> units,
            List<MessageRow.StreetCell> streets,
            @Nullable List<Double> circle,
            Wording wording,
            @Nullable String cause,
            @Nullable String onset,
            String lasts,
            boolean drill) {}

    String json(Content content) {
        var area = content.area();
        return json.writeValueAsString(new Cell(
                content.kind().code(),
                content.severity(),
                area.units().stream().map(Katottg::value).toList(),
                area.streets().stream().map(street -> new MessageRow.StreetCell(street.street().id(), street.houses().toString())).toList(),
                area.circle().map(circle -> List.of(circle.centre().latitude(), circle.centre().longitude(), circle.radius())).orElse(null),
                content.wording(),
                content.cause().map(Cause::code).orElse(null),
                content.onset().map(Instant::toString).orElse(null),
                content.lasts().toString(),
                content.drill()));
    }

    Content read(String text) {
        var cell = json.readValue(text, Cell.class);
        var area = new Area(
                cell.units().stream().map(Katottg::new).toList(),
                cell.streets().stream()
                        .map(street -> new StreetHouses(streets.kept(street.id()), Houses.valueOf(street.houses())))
                        .toList(),
                Optional.ofNullable(cell.circle()).map(circle -> new Area.Circle(new Town.Point(circle.get(0), circle.get(1)), circle.get(2))));
        return new Content(
                kinds.find(cell.kind()).orElseThrow(),
                cell.severity(),
                area,
                cell.wording(),
                Optional.ofNullable(cell.cause()).flatMap(kinds::cause),
                Optional.ofNullable(cell.onset()).map(Instant::parse),
                Duration.parse(cell.lasts()),
                cell.drill());
    }

    /** What a message says now, as the content of a draft about it. */
    Content repeating(Message message) {
        return new Content(
                message.kind(), message.severity(), message.area(), message.wording(), message.cause(), Optional.empty(),
                message.kind().expires(), message.status() == Message.Status.TEST);
    }
}
