package city.shell;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The city answers to its own names and to no other. */
@CityTest
class HostsTest {

    private static final String PUBLIC = "https://misto.example";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Test
    void a_name_that_is_not_ours_gets_two_sentences_and_nothing_made_of_it() throws IOException {
        for (var path : new String[] {"/", "/sign-in", "/office", "/language/en", "/files/x/app.css", "/nowhere", "/ops/health"}) {
            var answer = ask("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 421").contains("не належить місту", "does not belong to the city").doesNotContain("evil", "<");
        }
    }

    @Test
    void a_page_that_lies_ready_is_not_handed_out_under_another_name() throws IOException {
        cast.guest().get("/");
        assertThat(ask("GET / HTTP/1.1\r\nHost: localhost.evil.example:" + port + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void an_address_in_the_first_line_counts_as_a_name() throws IOException {
        assertThat(ask("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 4").doesNotContain("evil");
    }

    @Test
    void on_this_machine_it_is_called_localhost_or_by_a_loopback_number() throws Exception {
        assertThat(status("", false, "/", "localhost", "127.0.0.1")).isEqualTo(200);
        assertThat(status("", false, "/", "127.0.0.1", "127.0.0.1")).isEqualTo(200);
        assertThat(status("", false, "/", "[::1]", "0:0:0:0:0:0:0:1")).isEqualTo(200);
        assertThat(status("", false, "/", "192.168.1.2", "192.168.1.2")).isEqualTo(421);
        assertThat(status("", false, "/", "misto.example", "127.0.0.1")).isEqualTo(421);
    }

    @Test
    void in_the_local_network_it_is_called_by_the_number_it_was_found_at() throws Exception {
        assertThat(status("", true, "/", "192.168.1.2", "192.168.1.2")).isEqualTo(200);
        assertThat(status("", true, "/", "[fe80::1]", "fe80:0:0:0:0:0:0:1")).isEqualTo(200);
        assertThat(status("", true, "/", "192.168.1.3", "192.168.1.2")).isEqualTo(421);
        assertThat(status("", true, "/", "rebound.example", "192.168.1.2")).isEqualTo(421);
    }

    @Test
    void in_public_it_is_called_by_its_own_name() throws Exception {
        assertThat(status(PUBLIC, false, "/", "misto.example", "10.0.0.1")).isEqualTo(200);
        assertThat(status(PUBLIC, false, "/", "MISTO.example", "10.0.0.1")).isEqualTo(200);
        assertThat(status(PUBLIC, false, "/ops/health", "localhost", "127.0.0.1")).isEqualTo(200);
        assertThat(status(PUBLIC, false, "/", "misto.example.evil.example", "10.0.0.1")).isEqualTo(421);
        assertThat(status(PUBLIC, false, "/", "www.misto.example", "10.0.0.1")).isEqualTo(421);
    }

    @Test
    void a_node_is_watched_by_its_number() throws Exception {
        assertThat(status(PUBLIC, false, "/ops/prometheus", "10.0.0.1", "10.0.0.1")).isEqualTo(200);
        assertThat(status(PUBLIC, false, "/ops/prometheus", "10.0.0.2", "10.0.0.1")).isEqualTo(421);
        assertThat(status(PUBLIC, false, "/sign-in", "10.0.0.1", "10.0.0.1")).isEqualTo(421);
    }

    private static int status(String publicUrl, boolean lan, String path, String name, String localAddress) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.setServerName(name);
        request.setLocalAddr(localAddress);
        var response = new MockHttpServletResponse();
        new Hosts(publicUrl, lan).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private String ask(String request) throws IOException {
        return Raw.ask(port, request);
    }
}
