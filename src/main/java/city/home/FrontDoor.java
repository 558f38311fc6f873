package city.home;

import city.alerts.Board;
import city.pack.Language;
import city.shell.Ready;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Keeps the front page ready. When sirens sound, everyone opens it in the same minute: each edition is rendered once
 * per language and place, and the rest get a copy of its bytes.
 */
@Component
class FrontDoor {

    /** Ages on the page are true to this. */
    private static final long BUCKET = 10_000;

    private final Board board;
    private final Clock clock;
    private final AtomicReference<Edition> edition;

    FrontDoor(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
        this.edition = new AtomicReference<>(new Edition(board.now(), -1, new ConcurrentHashMap<>()));
    }

    /** Pages of one state of the city in one bucket of time. There are as many as parts of the city times languages. */
    private record Edition(Board.Now now, long bucket, Map<Key, Ready> pages) {}

    private record Key(Language language, String unit) {}

    Ready open(Language language, Here here, Function<Board.Now, Ready> write) {
        var now = board.now();
        var bucket = clock.millis() / BUCKET;
        var current = edition.updateAndGet(known ->
                known.now().version() == now.version() && known.bucket() == bucket ? known : new Edition(now, bucket, new ConcurrentHashMap<>()));
        var key = new Key(language, here.unit().map(unit -> unit.code().value()).orElse(""));
        return current.pages().computeIfAbsent(key, _ -> write.apply(current.now()));
    }
}
