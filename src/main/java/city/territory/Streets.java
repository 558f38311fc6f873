package city.territory;

import city.pack.Pack;
import city.pack.Row;
import city.pack.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The table of streets, from {@code streets.csv} of the pack; found by a present or an old name. */
@Component
public class Streets {

    private final Map<String, Street> byId = new LinkedHashMap<>();
    private final List<Named> names = new ArrayList<>();
    private final Katottg city;

    Streets(Pack pack, Units units) {
        city = units.city().code();
        pack.table("streets.csv", row -> {
            var street = street(row, units);
            if (byId.put(street.id(), street) != null) {
                throw row.mistake("the street id " + street.id() + " stands twice");
            }
            return street;
        }).forEach(street -> {
            names.add(new Named(key(street.name().uk()), street, ""));
            names.add(new Named(key(street.name().en()), street, ""));
            street.oldNames().forEach(old -> names.add(new Named(key(old), street, old)));
        });
    }

    /** A name people may use, in the form it is compared in. */
    private record Named(String key, Street street, String old) {}

    /** A street that answers to what was typed; {@code old} is the old name it answered by, or empty. */
    public record Found(Street street, String old) {}

    private static Street street(Row row, Units units) {
        var settlement = Katottg.valueOf(row.need("settlement"));
        var district = Optional.of(row.get("district")).filter(code -> !code.isEmpty()).map(Katottg::valueOf);
        if (units.find(settlement).isEmpty() || district.flatMap(units::find).isEmpty() && district.isPresent()) {
            throw row.mistake("settlement and district are expected to stand in territory.csv");
        }
        return new Street(
                row.need("id"),
                settlement,
                district,
                Street.Type.named(row.need("type")),
                new Text(row.need("name_uk"), row.need("name_en")),
                Arrays.stream(row.get("old_names").split("\\|")).map(String::strip).filter(name -> !name.isEmpty()).toList());
    }

    public Optional<Street> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The street of a message that was sent. The pack may have dropped it since: then it has no name but its id, and what
     * was said of it still means these houses, not the whole district.
     */
    public Street kept(String id) {
        return find(id).orElseGet(() -> new Street(id, city, Optional.empty(), Street.Type.STREET, new Text(id, id), List.of()));
    }

    public List<Street> all() {
        return List.copyOf(byId.values());
    }

    /** Streets for what someone types, best first, at most {@code most}: beginnings of names, then any part of them, then one letter wrong. */
    public List<Found> search(String typed, int most) {
        var wanted = key(typed);
        if (wanted.isEmpty()) {
            return List.of();
        }
        var type = type(typed);
        var found = new LinkedHashMap<String, Found>();
        names.stream()
                .map(named -> new Ranked(rank(named.key(), wanted), named))
                .filter(ranked -> ranked.rank() < NOT_ALIKE)
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparingInt(ranked -> type.isEmpty() || type.get() == ranked.named().street().type() ? 0 : 1)
                        .thenComparingInt(ranked -> ranked.named().old().isEmpty() ? 0 : 1))
                .forEach(ranked -> found.putIfAbsent(ranked.named().street().id(), new Found(ranked.named().street(), ranked.named().old())));
        return found.values().stream().limit(most).toList();
    }

    private record Ranked(int rank, Named named) {}

    private static final int NOT_ALIKE = 9;

    private static int rank(String name, String wanted) {
        if (name.equals(wanted)) {
            return 0;
        }
        if (name.startsWith(wanted)) {
            return 1;
        }
        if (name.contains(" " + wanted)) {
            return 2;
        }
        if (wanted.length() >= 3 && name.contains(wanted)) {
            return 3;
        }
        var near = wanted.length() >= 5 && Spelling.apart(name.substring(0, Math.min(name.length(), wanted.length())), wanted) <= (wanted.length() >= 8 ? 2 : 1);
        return near ? 4 : NOT_ALIKE;
    }

    /** All streets that have, or once had, exactly this name, whatever kind of street was typed before it. */
    List<Street> called(String typed) {
        var wanted = key(typed);
        return names.stream().filter(named -> named.key().equals(wanted)).map(Named::street).distinct().toList();
    }

    /** The street a list names, if exactly one answers to the whole name; the kind decides between namesakes. */
    Optional<Street> named(String text, Predicate<Street> there) {
        var wanted = key(text);
        var type = type(text);
        var alike = names.stream()
                .filter(named -> named.key().equals(wanted))
                .map(Named::street)
                .filter(there)
                .distinct()
                .toList();
        var ofType = alike.stream().filter(street -> type.isEmpty() || street.type() == type.get()).toList();
        return ofType.size() == 1 ? Optional.of(ofType.getFirst()) : Optional.empty();
    }

    private static Optional<Street.Type> type(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Street.Type.values())
                .filter(type -> lower.startsWith(type.shortly()) || lower.startsWith(type.word()))
                .findFirst();
    }

    /** Lower case, without the kind of street, apostrophes, hyphens and double spaces. */
    static String key(String name) {
        return name.strip()
                .toLowerCase(Locale.forLanguageTag("uk"))
                .replaceFirst("^(вулиця|вул\\.?|провулок|пров\\.?|проспект|просп\\.?|площа|пл\\.?|бульвар|бул\\.?|узвіз|узв\\.?|шосе|проїзд|пр-д|сквер|тупик|набережна|наб\\.?|street|st\\.?|улица|ул\\.?)(?=[\\s.]|$)\\.?\\s*", "")
                .replaceAll("['’ʼ`\"«»]", "")
                .replaceAll("[-–\\s]+", " ")
                .strip();
    }
}
