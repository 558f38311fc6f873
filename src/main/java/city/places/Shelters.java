package city.places;

import city.pack.Pack;
import city.pack.PackMistake;
import city.pack.Town;
import city.territory.Unit;
import city.territory.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The list of shelters, from {@code shelters.yml} of the pack. A city without a list has none here: nobody may run to a guess. */
@Component
class Shelters {

    private static final String FILE = "shelters.yml";

    private final List<Shelter> all;
    private final Units units;

    Shelters(Pack pack, Town town, Units units) {
        this.units = units;
        this.all = pack.list(FILE, Shelter.class);
        for (var shelter : all) {
            if (!town.bounds().contains(shelter.point())) {
                throw new PackMistake(FILE, 1, shelter.code() + " is expected within the bounds of city.yml");
            }
            if (units.find(shelter.part()).isEmpty()) {
                throw new PackMistake(FILE, 1, "the part of the city of " + shelter.code() + " is expected in territory.csv");
            }
        }
    }

    /** By part of the city, in the order of the codifier. */
    Map<Unit, List<Shelter>> byPart() {
        var parts = new LinkedHashMap<Unit, List<Shelter>>();
        for (var unit : units.parts()) {
            var here = all.stream().filter(shelter -> shelter.part().equals(unit.code())).toList();
            if (!here.isEmpty()) {
                parts.put(unit, here);
            }
        }
        return parts;
    }
}
