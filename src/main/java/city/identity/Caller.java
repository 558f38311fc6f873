package city.identity;

import java.util.List;

/** Who tries to prove something, before anything is proved: an address, and the signs of earlier visits its browser keeps. */
record Caller(String address, List<String> signs) {

    static Caller at(String address) {
        return new Caller(address, List.of());
    }
}
