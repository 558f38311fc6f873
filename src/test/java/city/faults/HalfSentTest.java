package city.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.TestTown;
import city.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One machine says half of what it wants, thousands of times over, to a city with as much memory as it has by default. */
class HalfSentTest {

    private static final String FORM = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 100000\r\n\r\nlogin=a";
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(3_000);

    @TempDir
    Path folder;

    @Test
    void five_thousand_half_sent_requests_keep_nobody_out_and_take_no_memory() throws Exception {
        try (var app = App.on(TestTown.newDatabase(), folder)) {
            var opened = new ArrayList<Socket>();
            var oksana = new Visitor(app.port);
            assertThat(oksana.get("/").statusCode()).isEqualTo(200);

            for (var words : List.of(FORM, HEAD)) {
                for (int n = 0; n < 2_500; n++) opened.add(say(app.port, words));
                assertThat(oksana.get("/").statusCode()).isEqualTo(200);
                assertThat(new Visitor(app.port).get("/alerts.json").statusCode()).isEqualTo(200);
            }

            for (var socket : opened) socket.close();
            assertThat(new Visitor(app.port).get("/").statusCode()).isEqualTo(200);
            assertThat(app.said()).noneMatch(line -> line.contains("OutOfMemoryError")).filteredOn(line -> line.contains("The web port is crowded")).hasSize(1);
        }
    }

    private static Socket say(int port, String words) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0.2", 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(words.getBytes(UTF_8));
        return socket;
    }
}
