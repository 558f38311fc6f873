package city.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent to the live port gets a clean answer, and the edge goes on. */
class RequestsTest {

    static final Station STATION = Station.withSlots(100);

    @AfterAll
    static void stop() {
        STATION.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            GET / HTTP/1.1|Host: k,                             404 Not Found
            GET /live/ HTTP/1.1|Host: k,                        404 Not Found
            GET /../etc/passwd HTTP/1.1|Host: k,                404 Not Found
            POST /live HTTP/1.1|Host: k|Content-Length: 5,      405 Method Not Allowed
            BREW /live HTTP/1.1|Host: k,                        405 Method Not Allowed
            GET /live HTTP/1.1,                                 400 Bad Request
            GET /live,                                          400 Bad Request
            GET /live?after=%zz HTTP/1.1|Host: k,               400 Bad Request
            GET /live HTTP/1.1|Host: k| folded: yes,            200 OK
            GET /live HTTP/1.1|Host: k|no colon here,           400 Bad Request
            GET /live HTTP/9.9|Host: k,                         400 Bad Request
            PRI * HTTP/2.0,                                     400 Bad Request
            HEAD /live HTTP/1.1|Host: k,                        200 OK
            OPTIONS /live HTTP/1.1|Host: k,                     204 No Content
            GET /live HTTP/1.0,                                 200 OK
            GET /live?after= HTTP/1.1|Host: k,                  200 OK
            GET /live?utm=x&after=0 HTTP/1.1|Host: k,           200 OK""")
    void every_request_is_answered(String request, String status) throws IOException {
        assertThat(answer(request.replace("|", "\r\n") + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + "\r\n");
    }

    @Test
    void too_much_of_a_request_is_refused_and_the_answer_survives_the_rest_of_it() throws IOException {
        assertThat(answer("GET /live HTTP/1.1\r\nHost: k\r\nCookie: " + "x".repeat(1_000_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(answer("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: k\r\n\r\n")).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void garbage_is_answered_and_hung_up_on() throws IOException {
        assertThat(answer("\u0000\u00ff\u00fe\r\n\r\n".repeat(1_000))).startsWith("HTTP/1.1 400 ");
        assertThat(answer("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void refusals_may_be_read_by_any_page_and_say_what_is_allowed() throws IOException {
        assertThat(answer("DELETE /live HTTP/1.1\r\nHost: k\r\n\r\n"))
                .contains("\r\naccess-control-allow-origin: *\r\n", "\r\nallow: GET, HEAD, OPTIONS\r\n")
                .endsWith("\r\n\r\n405 Method Not Allowed\n");
    }

    @Test
    void a_request_in_pieces_is_heard_out() throws Exception {
        try (var socket = Phone.connect(STATION.port())) {
            for (var piece : "GET /live HTTP/1.1\r\nHost: k\r\n\r\n".split("(?<=[/\r])")) {
                socket.getOutputStream().write(piece.getBytes(UTF_8));
                socket.getOutputStream().flush();
            }
            assertThat(new String(socket.getInputStream().readNBytes(15), UTF_8)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void who_asks_again_on_an_open_line_keeps_the_first() {
        var get = "GET /live HTTP/1.1\r\nHost: k\r\n\r\n";
        try (var oksana = Phone.asking(STATION.port(), get + get)) {
            await().until(oksana::ready);
            var id = STATION.say("{}");
            await().until(() -> oksana.ids().equals(List.of(id)));
            assertThat(oksana.closed()).isFalse();
        }
    }

    @Test
    void who_talks_instead_of_listening_is_hung_up_on() {
        try (var talker = Phone.asking(STATION.port(), "GET /live HTTP/1.1\r\nHost: k\r\n\r\n" + "bla".repeat(1_000))) {
            await().until(talker::closed);
        }
    }

    /** All that comes back until the other side hangs up; of a stream only the beginning. */
    private static String answer(String request) throws IOException {
        try (var socket = Phone.connect(STATION.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var answer = new StringBuilder();
            var bytes = new byte[8192];
            for (int n = socket.getInputStream().read(bytes); n > 0; n = socket.getInputStream().read(bytes)) {
                answer.append(new String(bytes, 0, n, UTF_8));
                if (answer.indexOf("event: beat") >= 0) break;
            }
            return answer.toString();
        }
    }
}
