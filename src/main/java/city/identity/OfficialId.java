package city.identity;

import java.util.UUID;

/** One member of staff, for ever: what other modules keep when they note who did something. */
public record OfficialId(UUID value) {

    public static OfficialId valueOf(String text) {
        return new OfficialId(UUID.fromString(text));
    }
}
