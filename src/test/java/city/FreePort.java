package city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the live line a port before anything starts, since pages tell it to browsers. */
class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext town) {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestPropertyValues.of("city.live.port=" + door.getLocalPort()).applyTo(town);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
