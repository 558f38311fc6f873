package city.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** What does not start at all. */
class StartBoundsTest {

    @Test
    void a_demo_starts_on_this_machine_alone() {
        start(new MockEnvironment().withProperty("server.address", "127.0.0.1"));
        start(new MockEnvironment().withProperty("server.address", "::1").withProperty("spring.mail.host", "localhost"));
    }

    @Test
    void a_demo_does_not_start_with_a_public_address() {
        assertThatThrownBy(() -> start(new MockEnvironment().withProperty("server.address", "127.0.0.1").withProperty("city.public.url", "https://misto.example")))
                .hasMessageContaining("CITY_PUBLIC_URL");
    }

    @Test
    void a_demo_does_not_listen_to_the_network_unless_asked() {
        assertThatThrownBy(() -> start(new MockEnvironment().withProperty("server.address", "0.0.0.0"))).hasMessageContaining("CITY_BIND");
        assertThatThrownBy(() -> start(new MockEnvironment())).hasMessageContaining("CITY_BIND");
        start(new MockEnvironment().withProperty("server.address", "0.0.0.0").withProperty("city.lan", "true"));
    }

    @Test
    void a_demo_writes_to_nobody_outside() {
        assertThatThrownBy(() -> start(new MockEnvironment().withProperty("server.address", "127.0.0.1").withProperty("spring.mail.host", "192.0.2.1")))
                .hasMessageContaining("CITY_SMTP_HOST");
    }

    @Test
    void a_city_that_others_reach_knows_its_own_address() {
        assertThatThrownBy(() -> city("server.address", "0.0.0.0")).hasMessageContaining("CITY_PUBLIC_URL");
        assertThatThrownBy(() -> city("server.address", "192.0.2.1")).hasMessageContaining("CITY_PUBLIC_URL");
        city("server.address", "0.0.0.0", "city.public.url", "https://misto.example");
        city("server.address", "127.0.0.1");
    }

    @Test
    void the_address_of_a_city_is_that_of_a_site() {
        for (var url : new String[] {"misto.example", "https://misto.example/city", "https://місто.укр", "https://", "javascript:alert(1)"}) {
            assertThatThrownBy(() -> city("city.public.url", url)).as(url).hasMessageContaining("CITY_PUBLIC_URL");
        }
        city("city.public.url", "https://misto.example/");
        city("city.public.url", "https://xn--h1alffa9f.xn--j1amh:8443");
    }

    @Test
    void the_square_for_a_phone_has_two_rows_in_a_line() {
        var lines = Qr.of("http://192.168.1.2:8080").text().lines().toList();

        assertThat(lines).hasSize((Qr.of("http://192.168.1.2:8080").side() + 1) / 2);
    }

    private static void start(MockEnvironment settings) {
        look(settings.withProperty("city.demo", "true"));
    }

    private static void city(String... settings) {
        var all = new MockEnvironment();
        for (var i = 0; i < settings.length; i += 2) {
            all.setProperty(settings[i], settings[i + 1]);
        }
        look(all.getProperty("server.address") == null ? all.withProperty("server.address", "127.0.0.1") : all);
    }

    private static void look(MockEnvironment settings) {
        var bounds = new StartBounds();
        bounds.setEnvironment(settings);
        bounds.postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
