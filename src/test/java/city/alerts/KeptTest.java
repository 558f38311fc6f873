package city.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.pack.PackMistake;
import city.pack.Text;
import city.territory.Houses;
import city.territory.Katottg;
import city.territory.Street;
import city.territory.StreetHouses;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pack of a city changes; what the city once said stays. */
@CityTest
class KeptTest {

    static final Katottg CENTRAL = new Katottg("UA65100150010361097");

    @Autowired
    Alerts alerts;

    @Autowired
    Kinds kinds;

    @Autowired
    KeptKinds kept;

    @Autowired
    JdbcClient sql;

    @Autowired
    TestClock clock;

    @Autowired
    Cast cast;

    @Test
    void a_pack_that_lost_a_kind_of_which_alerts_were_sent_does_not_start() {
        sql.sql("insert into alerts.alerts (id, kind, opened_at, expires_at) values ('abcdefgh22', 'dam_break', now(), now() + interval '1 hour')").update();

        assertThatThrownBy(kept::afterSingletonsInstantiated)
                .isInstanceOf(PackMistake.class)
                .hasMessageContaining("alert-kinds.yml")
                .hasMessageContaining("the kind dam_break is expected");
    }

    @Test
    void an_alert_of_a_street_that_the_pack_has_dropped_since_does_not_spread_to_the_whole_district() {
        var dropped = new StreetHouses(
                new Street("vul-znykla", CENTRAL, Optional.empty(), Street.Type.STREET, new Text("Зникла", "Znykla"), List.of()), Houses.valueOf("1–15"));
        var id = alerts.open(kinds.find("water_outage").orElseThrow(), new Area(List.of(CENTRAL), List.of(dropped), Optional.empty()), "test", clock.instant());

        assertThat(alerts.find(id).orElseThrow().latest().area().streets()).singleElement().satisfies(street -> {
            assertThat(street.street().id()).isEqualTo("vul-znykla");
            assertThat(street.houses().toString()).isEqualTo("1–15");
        });
        assertThat(cast.guest().get("/alerts/" + id).body()).as("what was said is said as it was").contains("Зникла, 1–15");
    }
}
