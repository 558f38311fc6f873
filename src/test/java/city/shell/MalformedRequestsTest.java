package city.shell;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the servlet container cannot read never reaches a page, and is answered in words all the same. */
@CityTest
class MalformedRequestsTest {

    private static final String TAIL = "Host: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
    private static final String FORM = "POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    @LocalServerPort
    int port;

    static String[] unreadable() {
        return new String[] {
            "GET /<script> HTTP/1.1\r\n" + TAIL,
            "GET /\u00ff\u00fe HTTP/1.1\r\n" + TAIL,
            "GET /?a=b|c{d} HTTP/1.1\r\n" + TAIL,
            "GET /%zz HTTP/1.1\r\n" + TAIL,
            "GET /%c0%ae HTTP/1.1\r\n" + TAIL,
            "GET /a%00b HTTP/1.1\r\n" + TAIL,
            "GET /a%2fb HTTP/1.1\r\n" + TAIL,
            "GET /a\\b HTTP/1.1\r\n" + TAIL,
            "GET /../../etc/passwd HTTP/1.1\r\n" + TAIL,
            "GET /..;/ops/health HTTP/1.1\r\n" + TAIL,
            "GET nowhere HTTP/1.1\r\n" + TAIL,
            "GET  HTTP/1.1\r\n" + TAIL,
            "GET / HTTP/9.9\r\n" + TAIL,
            "GET /\r\n",
            "G\u0001T / HTTP/1.1\r\n" + TAIL,
            "BREW /nowhere HTTP/1.1\r\n" + TAIL,
            "TRACE / HTTP/1.1\r\n" + TAIL,
            "CONNECT evil.example:443 HTTP/1.1\r\n" + TAIL,
            "GET / HTTP/1.1\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n" + TAIL,
            "GET / HTTP/1.1\r\nX-\u0001: a\r\n" + TAIL,
            "GET / HTTP/1.1\r\nX: " + "a".repeat(20_000) + "\r\n" + TAIL,
            "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + TAIL,
            "GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(2_000) + TAIL,
            FORM + "Content-Length: -1\r\n" + TAIL,
            FORM + "Content-Length: x\r\n" + TAIL,
            FORM + "Content-Length: 1\r\nContent-Length: 2\r\n" + TAIL + "ab",
            FORM + "Transfer-Encoding: chunked\r\n" + TAIL + "zz\r\nname=a\r\n0\r\n\r\n",
            FORM + "Transfer-Encoding: chunked\r\n" + TAIL + "-5\r\nname=a\r\n0\r\n\r\n",
            FORM + "Transfer-Encoding: chunked\r\n" + TAIL + "6\r\nname=abcdef\r\n0\r\n\r\n",
            FORM + "Transfer-Encoding: made-up\r\n" + TAIL,
            FORM + "Content-Length: 9\r\n" + TAIL + "name=%zz&",
        };
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused_in_words_without_the_name_of_a_server(String request) throws Exception {
        var answer = Raw.ask(port, request);

        if (answer.startsWith("HTTP/")) {
            assertThat(Integer.parseInt(answer.substring(9, 12))).as(answer).isBetween(400, 505).isNotEqualTo(500);
        }
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("tomcat", "apache", "http status", "exception", "whitelabel", "\tat ");
        if (!answer.contains("lang=\"uk\"")) {
            assertThat(answer).contains("Не вдалося зрозуміти запит", "could not make sense").doesNotContain("<");
        }
    }
}
