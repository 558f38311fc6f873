package city.alerts;

import static city.ground.Time.utc;

import city.identity.OfficialId;
import city.pack.Text;
import city.pack.Town;
import city.territory.Houses;
import city.territory.Katottg;
import city.territory.StreetHouses;
import city.territory.Streets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code alerts.messages} beside that of its alert, on the way to and from the nouns. */
record MessageRow(
        Instant openedAt,
        Instant alertExpiresAt,
        @Nullable Instant endedAt,
        @Nullable Instant onsetBefore,
        String sources,
        String alert,
        int number,
        Message.Type type,
        String kind,
        Message.Status status,
        Severity severity,
        Kind.Urgency urgency,
        Kind.Certainty certainty,
        Instant sentAt,
        Instant onset,
        Instant expiresAt,
        String units,
        String streets,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Double radius,
        String placeUk,
        String placeEn,
        String wording,
        @Nullable String cause,
        String source,
        @Nullable UUID author,
        @Nullable UUID secondKey,
        @Nullable String aloneBecause) {

    /** Every message with its alert. */
    static final String ALL = """
            select a.opened_at, a.expires_at as alert_expires_at, a.ended_at,
                   case m.type when 'CANCEL' then (select b.onset from alerts.messages b where b.alert = m.alert and b.number = m.number - 1) end as onset_before,
                   array_to_string(array(select w.source from alerts.witnesses w
                                          where w.alert = a.id and (w.until is null or a.ended_at is not null)
                                          order by w.since, w.source), ',') as sources,
                   m.alert, m.number, m.type, m.kind, m.status, m.severity, m.urgency, m.certainty, m.sent_at, m.onset,
                   m.expires_at, array_to_string(m.units, ',') as units, m.streets::text as streets, m.latitude, m.longitude,
                   m.radius, m.place_uk, m.place_en, m.wording::text as wording, m.cause, m.source, m.author, m.second_key,
                   m.alone_because
              from alerts.alerts a
              join alerts.messages m on m.alert = a.id
            """;

    /** Every alert with its latest message. */
    static final String EACH = ALL + " and m.number = (select max(number) from alerts.messages where alert = a.id)\n";

    /** A street of the row; its name comes from the pack. */
    record StreetCell(String id, String houses) {}

    /** Turns rows into nouns: kinds and streets come from the pack, so a row keeps only their codes. */
    @Component
    static class Reader {

        private final JdbcClient sql;
        private final JsonMapper json;
        private final Kinds kinds;
        private final Streets known;

        Reader(JdbcClient sql, JsonMapper json, Kinds kinds, Streets known) {
            this.sql = sql;
            this.json = json;
            this.kinds = kinds;
            this.known = known;
        }

        Alert alert(MessageRow row) {
            return new Alert(
                    new AlertId(row.alert()),
                    message(row),
                    row.openedAt(),
                    row.onsetBefore() == null ? row.onset() : row.onsetBefore(),
                    row.alertExpiresAt(),
                    Optional.ofNullable(row.endedAt()),
                    names(row.sources()));
        }

        Message message(MessageRow row) {
            return new Message(
                    new AlertId(row.alert()), row.number(), row.type(), kind(row.kind()), row.status(), row.severity(), row.urgency(),
                    row.certainty(), row.sentAt(), row.onset(), row.expiresAt(), area(row), new Text(row.placeUk(), row.placeEn()),
                    json.readValue(row.wording(), Wording.class),
                    Optional.ofNullable(row.cause()).flatMap(kinds::cause),
                    row.source(),
                    Optional.ofNullable(row.author()).map(OfficialId::new),
                    Optional.ofNullable(row.secondKey()).map(OfficialId::new),
                    Optional.ofNullable(row.aloneBecause()));
        }

        void insert(Message message) {
            var area = message.area();
            sql.sql("""
                            insert into alerts.messages (
                                   alert, number, type, kind, status, severity, urgency, certainty, sent_at, onset, expires_at,
                                   units, streets, latitude, longitude, radius, place_uk, place_en, wording, cause, source,
                                   author, second_key, alone_because)
                            values (:alert, :number, :type, :kind, :status, :severity, :urgency, :certainty, :sentAt, :onset, :expiresAt,
                                   string_to_array(:units, ','), :streets::jsonb, :latitude, :longitude, :radius, :placeUk, :placeEn, :wording::jsonb, :cause, :source,
                                   :author, :secondKey, :aloneBecause)""")
                    .param("alert", message.alert().value())
                    .param("number", message.number())
                    .param("type", message.type().name())
                    .param("kind", message.kind().code())
                    .param("status", message.status().name())
                    .param("severity", message.severity().name())
                    .param("urgency", message.urgency().name())
                    .param("certainty", message.certainty().name())
                    .param("sentAt", utc(message.sentAt()))
                    .param("onset", utc(message.onset()))
                    .param("expiresAt", utc(message.expiresAt()))
                    .param("units", String.join(",", area.units().stream().map(Katottg::value).toList()))
                    .param("streets", json.writeValueAsString(area.streets().stream()
                            .map(street -> new StreetCell(street.street().id(), street.houses().toString()))
                            .toList()))
                    .param("latitude", area.circle().map(circle -> circle.centre().latitude()).orElse(null))
                    .param("longitude", area.circle().map(circle -> circle.centre().longitude()).orElse(null))
                    .param("radius", area.circle().map(Area.Circle::radius).orElse(null))
                    .param("placeUk", message.place().uk())
                    .param("placeEn", message.place().en())
                    .param("wording", json.writeValueAsString(message.wording()))
                    .param("cause", message.cause().map(Cause::code).orElse(null))
                    .param("source", message.source())
                    .param("author", message.author().map(OfficialId::value).orElse(null))
                    .param("secondKey", message.secondKey().map(OfficialId::value).orElse(null))
                    .param("aloneBecause", message.aloneBecause().orElse(null))
                    .update();
        }

        private Kind kind(String code) {
            return kinds.find(code).orElseThrow(() -> new IllegalStateException("alerts of kind " + code + " were sent, so the pack must keep it"));
        }

        private Area area(MessageRow row) {
            var streets = Arrays.stream(json.readValue(row.streets(), StreetCell[].class))
                    .map(cell -> new StreetHouses(known.kept(cell.id()), Houses.valueOf(cell.houses())))
                    .toList();
            var circle = row.latitude() == null
                    ? Optional.<Area.Circle>empty()
                    : Optional.of(new Area.Circle(new Town.Point(row.latitude(), need(row.longitude())), need(row.radius())));
            return new Area(names(row.units()).stream().map(Katottg::new).toList(), streets, circle);
        }

        private static List<String> names(String joined) {
            return joined.isEmpty() ? List.of() : List.of(joined.split(","));
        }

        private static <T> T need(@Nullable T value) {
            return java.util.Objects.requireNonNull(value);
        }
    }
}
