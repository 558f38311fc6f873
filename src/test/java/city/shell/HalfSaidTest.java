package city.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.tomcat.autoconfigure.TomcatVirtualThreadsWebServerFactoryCustomizer;
import org.springframework.boot.web.server.WebServer;

/** Those who say half of what they want, on a small port with little patience. */
class HalfSaidTest {

    static final String FORM = "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    static final String CROWD = "127.0.0.2";
    static final int BODIES = 16;
    static final int CALLERS = 100;

    final List<Socket> opened = new ArrayList<>();
    final AtomicInteger reading = new AtomicInteger();
    WebServer server;

    public static class SmallPort extends WebPort.Protocol {
        public SmallPort() {
            super(new Callers.Bounds(CALLERS, BODIES, Duration.ofSeconds(3)));
        }
    }

    class Counter extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            reading.incrementAndGet();
            try {
                response.getOutputStream().print(request.getInputStream().readAllBytes().length + " bytes");
            } finally {
                reading.decrementAndGet();
            }
        }
    }

    @BeforeEach
    void open() {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setProtocol(SmallPort.class.getName());
        new TomcatVirtualThreadsWebServerFactoryCustomizer().customize(factory);
        server = factory.getWebServer(context -> context.addServlet("counter", new Counter()).addMapping("/"));
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        for (var socket : opened) socket.close();
        server.stop();
    }

    @Test
    void two_thousand_half_sent_forms_keep_nobody_out_and_few_of_them_are_kept() throws IOException {
        for (int n = 0; n < 2_000; n++) say(call(CROWD), FORM + "100000\r\n\r\nlogin=a");

        assertThat(say(call("127.0.0.1"), FORM + "3\r\n\r\na=b")).satisfies(honest -> assertThat(hear(honest)).contains("3 bytes"));
        await().untilAsserted(() -> assertThat(reading).hasValueLessThanOrEqualTo(BODIES));
    }

    @Test
    void a_thousand_callers_who_say_nothing_keep_nobody_out() throws IOException {
        for (int n = 0; n < 1_000; n++) {
            call(CROWD);
            if (n % 100 == 99) assertThat(hear(say(call("127.0.0.1"), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))).contains("0 bytes");
        }

        await().untilAsserted(() -> assertThat(opened.stream().filter(socket -> !hungUp(socket)).count()).isLessThanOrEqualTo(CALLERS + CALLERS / 4));
    }

    @Test
    void a_crowd_at_one_address_crowds_out_itself_and_not_a_slow_one_elsewhere() throws IOException {
        var oksana = say(call("127.0.0.1"), FORM + "8\r\n\r\na=b");
        await().until(() -> reading.get() == 1);
        for (int n = 0; n < 150; n++) say(call(CROWD), FORM + "100000\r\n\r\nlogin=a");

        assertThat(hear(say(oksana, "&c=de"))).contains("8 bytes");
    }

    @Test
    void who_drips_the_head_of_a_request_is_let_go() throws IOException {
        var dripping = say(call(CROWD), "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");

        await().atMost(Duration.ofSeconds(10)).until(() -> dripsUntilHungUp(dripping));
    }

    @Test
    void who_drips_a_form_is_let_go() throws IOException {
        var dripping = say(call(CROWD), FORM + "100000\r\n\r\nlogin=");

        await().atMost(Duration.ofSeconds(10)).until(() -> dripsUntilHungUp(dripping));
    }

    @Test
    void who_keeps_sending_on_a_bad_network_may_take_longer() throws IOException {
        var petro = say(call("127.0.0.1"), FORM + "40000\r\n\r\n");
        var sent = new AtomicInteger();

        await().pollInterval(Duration.ofMillis(100)).until(() -> {
            say(petro, "x".repeat(1_000));
            return sent.addAndGet(1_000) == 40_000;
        });

        assertThat(hear(petro)).contains("40000 bytes");
    }

    @Test
    void one_connection_may_ask_again_and_again() throws IOException {
        var petro = call("127.0.0.1");

        for (int n = 0; n < 3; n++) assertThat(hear(say(petro, FORM + "3\r\n\r\na=b"))).contains("200", "3 bytes");
    }

    private Socket call(String from) throws IOException {
        var socket = new Socket();
        opened.add(socket);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
        return socket;
    }

    private static Socket say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(UTF_8));
        return socket;
    }

    private static String hear(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            var bytes = new byte[8192];
            return new String(bytes, 0, Math.max(0, socket.getInputStream().read(bytes)), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean dripsUntilHungUp(Socket socket) {
        try {
            say(socket, "a");
            return hungUp(socket);
        } catch (IOException gone) {
            return true;
        }
    }

    private static boolean hungUp(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException gone) {
            return true;
        }
    }
}
