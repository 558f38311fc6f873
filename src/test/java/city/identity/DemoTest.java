package city.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** The demo never reaches the public. */
class DemoTest {

    @Test
    void it_starts_on_this_machine_alone() {
        start(new MockEnvironment().withProperty("server.address", "127.0.0.1"));
        start(new MockEnvironment().withProperty("server.address", "::1").withProperty("spring.mail.host", "localhost"));
    }

    @Test
    void it_does_not_start_with_a_public_address() {
        assertThatThrownBy(() -> start(new MockEnvironment().withProperty("server.address", "127.0.0.1").withProperty("city.public.url", "https://misto.example")))
                .hasMessageContaining("CITY_PUBLIC_URL");
    }

    @Test
    void it_does_not_listen_to_the_network_unless_asked() {
        assertThatThrownBy(() -> start(new MockEnvironment().withProperty("server.address", "0.0.0.0"))).hasMessageContaining("CITY_BIND");
        assertThatThrownBy(() -> start(new MockEnvironment())).hasMessageContaining("CITY_BIND");
        start(new MockEnvironment().withProperty("server.address", "0.0.0.0").withProperty("city.lan", "true"));
    }

    @Test
    void it_writes_to_nobody_outside() {
        assertThatThrownBy(() -> start(new MockEnvironment().withProperty("server.address", "127.0.0.1").withProperty("spring.mail.host", "192.0.2.1")))
                .hasMessageContaining("CITY_SMTP_HOST");
    }

    @Test
    void the_square_for_a_phone_has_two_rows_in_a_line() {
        var lines = Qr.of("http://192.168.1.2:8080").text().lines().toList();

        assertThat(lines).hasSize((Qr.of("http://192.168.1.2:8080").side() + 1) / 2);
    }

    private static void start(MockEnvironment settings) {
        var bounds = new DemoBounds();
        bounds.setEnvironment(settings.withProperty("city.demo", "true"));
        bounds.postProcessBeanFactory(new DefaultListableBeanFactory());
    }
}
