package city.feeds;

import city.TestClock;
import city.alerts.Alert;
import city.alerts.AlertId;
import city.alerts.Alerts;
import city.alerts.Kinds;
import city.alerts.Sources;
import city.pack.Town;
import city.territory.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where tests stand: sources speak, time passes, and what people are warned of can be seen. */
@Component
class Square {

    /** Longer than any turn lasts with its jitter, shorter than silence. */
    static final Duration A_TURN = Duration.ofSeconds(16);

    final Watch watch;
    final Turns turns;
    final Hearing hearing;
    final Alerts alerts;
    final Sources sources;
    final Kinds kinds;
    final Town town;
    final Units units;
    final TestClock clock;
    final JdbcClient sql;

    Square(Watch watch, Turns turns, Hearing hearing, Alerts alerts, Sources sources, Kinds kinds, Town town, Units units, TestClock clock, JdbcClient sql) {
        this.watch = watch;
        this.turns = turns;
        this.hearing = hearing;
        this.alerts = alerts;
        this.sources = sources;
        this.kinds = kinds;
        this.town = town;
        this.units = units;
        this.clock = clock;
        this.sql = sql;
    }

    void expect(Feed... feeds) {
        watch.expect(List.of(feeds));
    }

    /** A turn of each, in this order, after a pause. */
    void turns(Feed... feeds) {
        clock.pass(A_TURN);
        for (var feed : feeds) {
            watch.turn(feed);
        }
    }

    /** A list of the whole country with these in it, such as {@code air_raid@23}, begun just now. */
    Answer list(Told source, String... reports) {
        return list(source, clock.instant(), reports);
    }

    Answer list(Told source, Instant since, String... reports) {
        var far = new Dictionary.Line("16", "air_raid", Instant.parse("2022-04-04T16:45:39Z"));
        var here = Arrays.stream(reports).map(report -> report.split("@", 2)).map(report -> new Dictionary.Line(report[1], report[0], since));
        return Dictionary.of(source.name(), town, kinds)
                .orElseThrow()
                .read(java.util.stream.Stream.concat(java.util.stream.Stream.of(far), here).toList(), Optional.of(clock.instant()))
                .validatedBy(Optional.of("as of " + clock.instant()));
    }

    /** What people are warned of and nobody has ended, oldest first. */
    List<Alert> open() {
        return named("select id from alerts.alerts where ended_at is null order by opened_at, id");
    }

    List<Alert> ended() {
        return named("select id from alerts.alerts where ended_at is not null order by ended_at, id");
    }

    private List<Alert> named(String query) {
        return sql.sql(query).query(String.class).list().stream().map(AlertId::new).map(id -> alerts.find(id).orElseThrow()).toList();
    }
}
