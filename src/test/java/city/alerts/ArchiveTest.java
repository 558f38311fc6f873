package city.alerts;

import static city.alerts.Told.CENTRAL;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.territory.Houses;
import city.territory.Sought;
import city.territory.StreetHouses;
import city.territory.Streets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Oksana looks for what the city once said. */
@CityTest
@Import(Told.class)
class ArchiveTest {

    @Autowired
    Cast cast;

    @Autowired
    Told told;

    @Autowired
    Streets streets;

    @Autowired
    Sought.Reader reader;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(strings = {"вода", "води", "воду", "водою", "вулиця Ушакова", "проспектом Незалежності", "вода на Ушакова"})
    void an_outage_is_found_by_water_in_any_form_and_by_the_old_name_of_its_street(String typed) {
        var street = new StreetHouses(streets.find("prosp-nezalezhnosti").orElseThrow(), Houses.valueOf("1–15"));
        var alert = told.sent(told.ready("water_outage", new Area(List.of(CENTRAL), List.of(street), Optional.empty())));
        told.over(alert.id());
        var other = told.sent(told.ready("transport_change", Area.of(CENTRAL)));
        told.over(other.id());

        var page = cast.guest().get("/alerts?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)).body();

        assertThat(page).contains("/alerts/" + alert.id()).doesNotContain("/alerts/" + other.id());
    }

    @Test
    void the_search_can_use_the_index_of_words() {
        transaction.executeWithoutResult(_ -> {
            sql.sql("set local enable_seqscan = off").update();
            var sought = reader.read("вулиця Ушакова");
            var plan = sql.sql("explain select s.alert from alerts.messages s where " + sought.in(Archive.WORDS)).params(sought.holes()).query(String.class).list();
            assertThat(String.join("\n", plan)).contains("messages_words");
        });
    }
}
