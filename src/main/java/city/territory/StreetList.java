package city.territory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the street lists that utilities paste: «м. Херсон, вул. Соборна, 1–15, 22; пров. Гетьманський». */
@Component
public class StreetList {

    private static final int LONGEST = 20_000;

    /** No street has more houses: a longer number is a slip or a telephone. */
    private static final int HIGHEST_HOUSE = 999;

    private static final Pattern SETTLEMENT = Pattern.compile("^(?:(?:м|с|смт)\\.\\s*|(?:місто|село|селище|с-ще|смт|м|с)\\s+)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Streets streets;
    private final Units units;

    StreetList(Streets streets, Units units) {
        this.streets = streets;
        this.units = units;
    }

    /**
     * What was understood, and word for word what was not: nobody is left without a warning because of a typing slip.
     * {@code odd} are houses with numbers that no street has.
     */
    public record Read(List<StreetHouses> streets, List<String> unknown, List<String> odd) {}

    /**
     * Streets are parted by semicolons or lines; houses follow their street after commas. A settlement says where the
     * streets after it are, and never means all of itself.
     */
    public Read read(String text) {
        var reading = new Reading();
        for (var piece : text.substring(0, Math.min(text.length(), LONGEST)).split("[;\\n]")) {
            reading.read(piece.strip().replaceFirst("[.,]$", ""));
        }
        return reading.done();
    }

    /** {@code house} is the word after the name, or empty. */
    private record Named(@Nullable Street street, String house) {}

    private final class Reading {

        private final Map<Street, List<Houses.Range>> known = new LinkedHashMap<>();
        private final Set<Street> whole = new HashSet<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<String> odd = new ArrayList<>();
        private @Nullable Unit there;
        private boolean nothingThere;
        private @Nullable Street street;
        private String words = "";
        private int houses;
        private boolean lost;

        void read(String piece) {
            for (var part : piece.split("[,:]")) {
                if (!part.isBlank()) {
                    part(part.strip());
                }
            }
            close();
            lost = false;
        }

        private void part(String part) {
            if (Houses.number(part) && street != null) {
                house(part, Houses.range(part));
            } else if (Houses.number(part) && lost) {
                // The houses of a street we do not know: said with it.
                unknown.set(unknown.size() - 1, unknown.getLast() + ", " + part);
            } else {
                close();
                name(part);
            }
        }

        private void name(String part) {
            var settlement = settlement(part);
            if (settlement.isPresent()) {
                enter(settlement.get());
                return;
            }
            words = part;
            var named = named(part);
            street = named.street();
            lost = street == null;
            nothingThere = false;
            if (lost) {
                unknown.add(there == null || there.code().equals(units.city().code()) ? part : there.name().uk() + ", " + part);
            } else if (!named.house().isEmpty()) {
                house(named.house(), Houses.range(named.house()));
            }
        }

        private void house(String part, Optional<Houses.Range> range) {
            houses++;
            if (street != null && range.isPresent() && range.get().to() <= HIGHEST_HOUSE) {
                known.computeIfAbsent(street, ignored -> new ArrayList<>()).add(range.get());
            } else {
                odd.add(words.endsWith(" " + part) ? words : words + ", " + part);
            }
        }

        /** A street that no house followed is meant whole. */
        private void close() {
            if (street != null) {
                known.computeIfAbsent(street, ignored -> new ArrayList<>());
                if (houses == 0) {
                    whole.add(street);
                }
            }
            street = null;
            houses = 0;
        }

        private void enter(Unit unit) {
            leave(unit);
            there = unit;
            nothingThere = true;
            lost = false;
        }

        /** A settlement no street followed is not the whole settlement: it is pointed out, unless a narrower one took over. */
        private void leave(@Nullable Unit next) {
            if (there != null && nothingThere && (next == null || !units.contains(there.code(), next.code()))) {
                unknown.add(there.name().uk());
            }
        }

        /** A street alone, or with its first house and no comma between: «вул. Соборна 12». */
        private Named named(String part) {
            var found = streets.named(part, this::isThere);
            if (found.isPresent()) {
                return new Named(found.get(), "");
            }
            var gap = part.lastIndexOf(' ');
            if (gap > 0) {
                var before = streets.named(part.substring(0, gap), this::isThere);
                if (before.isPresent() && Houses.number(part.substring(gap + 1))) {
                    return new Named(before.get(), part.substring(gap + 1));
                }
            }
            return new Named(null, "");
        }

        private boolean isThere(Street one) {
            return there == null
                    || units.contains(there.code(), one.district().orElse(one.settlement()))
                    || one.district().isEmpty() && units.contains(one.settlement(), there.code());
        }

        private Optional<Unit> settlement(String part) {
            var bare = SETTLEMENT.matcher(part).replaceFirst("");
            return bare.equals(part) && streets.named(part, _ -> true).isPresent() ? Optional.empty() : units.named(bare);
        }

        Read done() {
            leave(null);
            var found = known.entrySet().stream()
                    .filter(entry -> whole.contains(entry.getKey()) || !entry.getValue().isEmpty())
                    .map(entry -> new StreetHouses(entry.getKey(), whole.contains(entry.getKey()) ? Houses.ALL : new Houses(List.copyOf(entry.getValue()))))
                    .toList();
            return new Read(found, List.copyOf(unknown), List.copyOf(odd));
        }
    }
}
