package city.territory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the street lists that utilities paste: «вул. Соборна, 1–15, 22; пров. Гетьманський». */
@Component
public class StreetList {

    private static final int LONGEST = 20_000;

    private final Streets streets;

    StreetList(Streets streets) {
        this.streets = streets;
    }

    /** What was understood, and word for word what was not: nobody is left without a warning because of a typing slip. */
    public record Read(List<StreetHouses> streets, List<String> unknown) {}

    /** Streets are parted by semicolons or lines; houses follow their street after commas. */
    public Read read(String text) {
        var known = new LinkedHashMap<Street, List<Houses.Range>>();
        var whole = new HashSet<Street>();
        var unknown = new ArrayList<String>();
        for (var piece : text.substring(0, Math.min(text.length(), LONGEST)).split("[;\\n]")) {
            if (!piece.isBlank()) {
                read(piece.strip().replaceFirst("[.,]$", ""), known, whole, unknown);
            }
        }
        var found = known.entrySet().stream()
                .map(entry -> new StreetHouses(entry.getKey(), whole.contains(entry.getKey()) ? Houses.ALL : new Houses(List.copyOf(entry.getValue()))))
                .toList();
        return new Read(found, List.copyOf(unknown));
    }

    private void read(String piece, Map<Street, List<Houses.Range>> known, Set<Street> whole, List<String> unknown) {
        @Nullable Street street = null;
        var houses = 0;
        for (var part : piece.split(",")) {
            var words = part.strip();
            var range = Houses.range(words);
            if (street != null && range.isPresent()) {
                known.computeIfAbsent(street, ignored -> new ArrayList<>()).add(range.get());
                houses++;
                continue;
            }
            if (street != null && houses == 0) {
                whole.add(street);
            }
            houses = 0;
            var named = named(words);
            street = named.street();
            if (street == null) {
                unknown.add(words);
                continue;
            }
            var its = known.computeIfAbsent(street, ignored -> new ArrayList<>());
            if (named.house() != null) {
                its.add(named.house());
                houses++;
            }
        }
        if (street != null && houses == 0) {
            whole.add(street);
        }
    }

    private record Named(@Nullable Street street, Houses.@Nullable Range house) {}

    /** A street alone, or with its first house and no comma between: «вул. Соборна 12». */
    private Named named(String words) {
        var street = streets.named(words);
        if (street.isPresent()) {
            return new Named(street.get(), null);
        }
        var gap = words.lastIndexOf(' ');
        if (gap > 0) {
            var house = Houses.range(words.substring(gap + 1));
            var before = streets.named(words.substring(0, gap));
            if (house.isPresent() && before.isPresent()) {
                return new Named(before.get(), house.get());
            }
        }
        return new Named(null, null);
    }
}
