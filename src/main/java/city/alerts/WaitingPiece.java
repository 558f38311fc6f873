package city.alerts;

import java.util.List;

/** The list of messages that wait for a second key, as a piece of other pages. */
final class WaitingPiece {

    private WaitingPiece() {}

    record Model(List<DeskPage.Waiting> waiting, List<DeskPage.Refusal> refused) {

        /** Whether this reader's key is wanted now. */
        boolean rings() {
            return waiting.stream().anyMatch(DeskPage.Waiting::rings);
        }
    }
}
