package city.home;

import city.alerts.Board;
import city.shell.Changing;
import org.springframework.stereotype.Component;

/** Ready pages are old as soon as the board says something else. */
@Component
class BoardVersion implements Changing {

    private final Board board;

    BoardVersion(Board board) {
        this.board = board;
    }

    @Override
    public long version() {
        return board.now().version();
    }
}
