package city.pack;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code city.yml}: what the city is called, where it lies and whom one calls there. */
public record Town(
        String code,
        Text name,
        Text nameLocative,
        Text authority,
        String katottg,
        String hromada,
        String raion,
        String oblast,
        ZoneId timeZone,
        List<Language> languages,
        Point centre,
        Bounds bounds,
        String sender,
        List<Phone> phones,
        double narrowCircle,
        Map<String, FeedPlaces> feeds,
        Map<String, Text> texts) {

    public Town {
        if (phones.stream().noneMatch(Phone::emergency)) {
            throw new IllegalArgumentException("at least one emergency phone is expected");
        }
        if (!languages.equals(List.of(Language.values()))) {
            throw new IllegalArgumentException("languages are expected to be [uk, en], Ukrainian first (Law 2704-VIII, Art. 27)");
        }
        if (narrowCircle <= 0) {
            throw new IllegalArgumentException("narrow_circle is expected in metres, above 0");
        }
    }

    /** Degrees of WGS 84. */
    public record Point(double latitude, double longitude) {
        public Point {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("degrees are expected: latitude within ±90, longitude within ±180");
            }
        }
    }

    /** A generous box around the city: what lies outside is a mistake, not a place of ours. */
    public record Bounds(double south, double west, double north, double east) {
        public boolean contains(Point point) {
            return point.latitude() >= south && point.latitude() <= north && point.longitude() >= west && point.longitude() <= east;
        }
    }

    /** A number to call. Emergency ones are shown first and everywhere. */
    public record Phone(String number, Text name, boolean emergency, Optional<Text> note, Optional<String> source) {
        public Phone {
            if (!number.matches("\\+?[0-9 ()-]{3,20}")) {
                throw new IllegalArgumentException("a phone number such as \"0 800 101 102\" is expected, in quotes: " + number);
            }
        }

        /** For {@code tel:} addresses: digits and a leading plus only. */
        public String digits() {
            return number.replaceAll("[^+0-9]", "");
        }
    }

    /** The ids under which one feed knows the city and all that contains it. */
    public record FeedPlaces(String oblast, String raion, String hromada) {}

    @Configuration(proxyBeanMethods = false)
    static class Reading {
        @Bean
        Town town(Pack pack) {
            return pack.read("city.yml", Town.class);
        }
    }
}
