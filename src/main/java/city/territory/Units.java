package city.territory;

import city.pack.Pack;
import city.pack.Row;
import city.pack.Text;
import city.pack.Town;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The table of units around and inside the city, from {@code territory.csv} of the pack. */
@Component
public class Units {

    private final Map<Katottg, Unit> byCode = new LinkedHashMap<>();
    private final Katottg city;

    Units(Pack pack, Town town) {
        pack.table("territory.csv", this::add);
        city = Katottg.valueOf(town.katottg());
        for (var code : List.of(town.katottg(), town.hromada(), town.raion(), town.oblast())) {
            if (!byCode.containsKey(Katottg.valueOf(code))) {
                throw pack.mistake("city.yml", code, "the unit " + code + " is expected among the rows of territory.csv");
            }
        }
    }

    private Unit add(Row row) {
        var unit = unit(row);
        unit.parent().filter(parent -> !byCode.containsKey(parent)).ifPresent(parent -> {
            throw row.mistake("the parent " + parent + " is expected in a row above this one");
        });
        if (byCode.put(unit.code(), unit) != null) {
            throw row.mistake("the unit " + unit.code() + " stands twice");
        }
        return unit;
    }

    private static Unit unit(Row row) {
        return new Unit(
                Katottg.valueOf(row.need("katottg")),
                Unit.Category.valueOf(row.need("category")),
                new Text(row.need("name_uk"), row.need("name_en")),
                Optional.of(row.get("parent")).filter(code -> !code.isEmpty()).map(Katottg::valueOf),
                Optional.of(row.get("latitude")).filter(degrees -> !degrees.isEmpty()).map(latitude ->
                        new Town.Point(Double.parseDouble(latitude), Double.parseDouble(row.need("longitude")))));
    }

    public Optional<Unit> find(Katottg code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Districts of the city first, then the settlements of its hromada: the parts an alert may name. */
    public List<Unit> parts() {
        return java.util.stream.Stream.concat(
                        byCode.values().stream().filter(unit -> unit.category() == Unit.Category.B),
                        byCode.values().stream().filter(unit -> unit.local() && unit.category() != Unit.Category.B))
                .toList();
    }

    /** The city, a part of it or a settlement by its name alone. */
    Optional<Unit> named(String name) {
        var wanted = Streets.key(name);
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(city()), parts().stream())
                .filter(unit -> Streets.key(unit.name().uk()).equals(wanted) || Streets.key(unit.name().en()).equals(wanted))
                .findFirst();
    }

    public List<Unit> districts() {
        return byCode.values().stream().filter(unit -> unit.category() == Unit.Category.B).toList();
    }

    /** The city itself. */
    public Unit city() {
        return java.util.Objects.requireNonNull(byCode.get(city));
    }

    /** Whether {@code outer} is {@code inner} or contains it. */
    public boolean contains(Katottg outer, Katottg inner) {
        for (Optional<Katottg> here = Optional.of(inner); here.isPresent(); here = find(here.get()).flatMap(Unit::parent)) {
            if (here.get().equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
