package city.alerts;

import city.identity.Official;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What holds, what is planned and what has just ended, as the part of the desk that is drawn anew by itself. */
final class DeskNow {

    /** Ages count up this often even if nothing happens. */
    private static final int AGES_SECONDS = 15;

    private DeskNow() {}

    /** {@code seen} names this state: whoever has it already is sent nothing, so that a press is not torn from under a finger. */
    record Model(List<Alert> now, List<Alert> planned, List<Alert> ended, Official me, String seen) {

        static Model of(List<Alert> current, List<Alert> ended, Official me, Instant at) {
            var mine = ended.stream().filter(alert -> ComposeForm.Reader.may(me, alert.kind())).toList();
            return new Model(
                    current.stream().filter(alert -> !alert.planned(at)).toList(),
                    current.stream().filter(alert -> alert.planned(at)).toList(),
                    mine,
                    me,
                    Integer.toHexString(Objects.hash(current, current.stream().map(alert -> alert.life(at)).toList(), mine, at.getEpochSecond() / AGES_SECONDS)));
        }

        boolean mayChange(Alert alert) {
            return ComposeForm.Reader.may(me, alert.kind());
        }
    }
}
