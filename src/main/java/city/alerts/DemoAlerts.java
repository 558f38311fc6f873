package city.alerts;

import city.pack.Pack;
import city.pack.PackMistake;
import city.territory.Katottg;
import city.territory.StreetList;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented alerts of {@code demo/alerts.yml}, so that a newcomer sees a living city. They come once, at the first start. */
@Component
class DemoAlerts {

    private final Pack pack;
    private final Kinds kinds;
    private final StreetList streets;
    private final Alerts alerts;
    private final JdbcClient sql;
    private final Clock clock;

    DemoAlerts(Pack pack, Kinds kinds, StreetList streets, Alerts alerts, JdbcClient sql, Clock clock) {
        this.pack = pack;
        this.kinds = kinds;
        this.streets = streets;
        this.alerts = alerts;
        this.sql = sql;
        this.clock = clock;
    }

    /** Times run from the start of the demo: {@code onset} and {@code ended} from publication, {@code lasts} from onset. */
    record Invented(
            String kind,
            Duration offset,
            Duration onset,
            Duration lasts,
            List<Katottg> districts,
            Optional<String> streets,
            Optional<String> cause,
            Optional<Duration> ended,
            Said uk,
            Said en) {}

    record Said(String headline, String text) {}

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional
    public void come() {
        var empty = sql.sql("select not exists (select from alerts.alerts)").query(Boolean.class).single();
        if (empty) {
            pack.invented("alerts.yml", Invented.class).forEach(this::come);
        }
    }

    private void come(Invented one) {
        var kind = kinds.find(one.kind()).orElseThrow(() -> new PackMistake("demo/alerts.yml", 1, "a kind of alert-kinds.yml is expected, not " + one.kind()));
        var places = streets.read(one.streets().orElse("")).streets();
        var published = clock.instant().plus(one.offset());
        var onset = published.plus(one.onset());
        var content = new Content(
                kind,
                kind.severity(),
                new Area(one.districts(), places, Optional.empty()),
                new Wording(speech(one.uk(), kind.template().uk()), speech(one.en(), kind.template().en())),
                one.cause().flatMap(kinds::cause),
                Optional.of(onset),
                one.lasts(),
                false);
        var id = alerts.openAt(content, published);
        one.ended().ifPresent(ended -> alerts.endAt(id, published.plus(ended)));
    }

    private static Speech speech(Said said, Speech ready) {
        return new Speech(said.headline(), said.text(), ready.instruction());
    }
}
