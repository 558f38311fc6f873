package city.places;

import city.pack.Text;
import city.pack.Town;
import city.territory.Katottg;
import java.util.Optional;

/** A place to hide or to warm up; it is as true as the pack it comes from. */
record Shelter(
        String code,
        Text name,
        Kind kind,
        Text address,
        Katottg settlement,
        Optional<Katottg> district,
        double latitude,
        double longitude,
        int capacity,
        boolean accessible,
        Optional<Text> note) {

    Shelter {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity of " + code + " is expected above 0");
        }
    }

    /** How much it protects, best first; a resilience point warms and charges, and may not protect at all. */
    enum Kind {
        SHELTER,
        SIMPLEST,
        MOBILE,
        RESILIENCE;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Town.Point point() {
        return new Town.Point(latitude, longitude);
    }

    /** The part of the city people look for it under. */
    Katottg part() {
        return district.orElse(settlement);
    }

    /** A map for any browser; {@code places.js} puts the phone's own in its place. */
    String map() {
        return "https://www.openstreetmap.org/?mlat=" + latitude + "&mlon=" + longitude + "#map=18/" + latitude + "/" + longitude;
    }
}
