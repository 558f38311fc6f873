package city.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which houses of a street: ranges as people write them, «1–15, 22, 24а». No ranges mean the whole street. A range
 * takes every number between its ends, on both sides of the street.
 */
public record Houses(List<Range> ranges) {

    public static final Houses ALL = new Houses(List.of());

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})\\s?([а-яіїєґa-z]?)(?:/\\S+)?");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4}\\s?[а-яіїєґa-z]?)\\s*[-–—]\\s*(\\d{1,4}\\s?[а-яіїєґa-z]?)");

    /** Both ends belong to it. One house is a range of itself; only such a house may carry a letter. */
    public record Range(int from, int to, String letter) {
        public Range {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("a range of houses runs upwards from 1: " + from + "–" + to);
            }
        }

        boolean contains(int number, String itsLetter) {
            return number >= from && number <= to && (letter.isEmpty() || letter.equals(itsLetter));
        }

        @Override
        public String toString() {
            return from == to ? from + letter : from + "–" + to;
        }
    }

    /** Whether a house, «22» or «24а», is among them. A street without a number is touched by any of its houses. */
    public boolean contain(String house) {
        if (ranges.isEmpty() || house.isBlank()) {
            return true;
        }
        var number = NUMBER.matcher(house.strip().toLowerCase(java.util.Locale.ROOT));
        return number.lookingAt() && ranges.stream().anyMatch(range -> range.contains(Integer.parseInt(number.group(1)), number.group(2)));
    }

    /** Reads one piece between commas; empty if it is no house. */
    static Optional<Range> range(String piece) {
        var text = piece.strip().toLowerCase(java.util.Locale.ROOT).replaceFirst("^(буд\\.?|будинки|будинок|б\\.|№|houses?)\\s*", "");
        var range = RANGE.matcher(text);
        if (range.matches()) {
            var from = digits(range.group(1));
            var to = digits(range.group(2));
            return from >= 1 && to >= from ? Optional.of(new Range(from, to, "")) : Optional.empty();
        }
        var number = NUMBER.matcher(text);
        if (number.matches() && digits(number.group(1)) >= 1) {
            var house = digits(number.group(1));
            return Optional.of(new Range(house, house, number.group(2)));
        }
        return Optional.empty();
    }

    /** Whether a piece is meant as a house or a range of them, however high its numbers are. */
    static boolean number(String piece) {
        return range(piece).isPresent() || piece.strip().matches("\\d{5,}.{0,3}|\\d+\\s*[-–—]\\s*\\d{5,}");
    }

    private static int digits(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }

    /** «1–15, 22», empty for the whole street. */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }

    /** The opposite of {@link #toString()}: what a row keeps. */
    public static Houses valueOf(String text) {
        var ranges = new ArrayList<Range>();
        for (var piece : text.split(",")) {
            range(piece).ifPresent(ranges::add);
        }
        return new Houses(List.copyOf(ranges));
    }
}
