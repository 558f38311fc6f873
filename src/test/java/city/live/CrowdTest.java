package city.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Many at once, and some of them slow, silent or ill-behaved. */
@ExtendWith(OutputCaptureExtension.class)
class CrowdTest {

    static final String GET = "GET /live HTTP/1.1\r\nHost: kherson\r\n\r\n";

    @Test
    void one_stalled_phone_never_costs_the_others_an_event() throws IOException {
        var words = 40;
        try (var station = Station.withSlots(100);
                var stalled = connect(station.port(), "127.0.0.1")) {
            var others = IntStream.range(0, 30).mapToObj(_ -> Phone.open(station.port())).toList();
            stalled.write(ByteBuffer.wrap(GET.getBytes(UTF_8)));
            station.awaitListeners(31);

            for (int n = 1; n <= words; n++) {
                var id = station.say("x".repeat(60_000));
                await().until(() -> others.stream().allMatch(phone -> phone.ids().contains(id)));
            }

            assertThat(others).allSatisfy(phone ->
                    assertThat(phone.ids()).isEqualTo(LongStream.rangeClosed(1, words).boxed().toList()));
            station.awaitListeners(30);
            others.forEach(Phone::close);
        }
    }

    @Test
    void five_thousand_phones_behind_one_address_all_hear_and_only_the_next_is_asked_to_wait() throws IOException {
        assumeTrue(city.ground.OpenFiles.most() >= 16_000, "needs 16,000 open files");
        var phones = new ArrayList<SocketChannel>();
        try (var station = Station.withSlots(6_000)) {
            for (int n = 0; n < Seats.PER_ADDRESS; n++) {
                var phone = connect(station.port(), "127.0.0.1");
                phone.write(ByteBuffer.wrap(GET.getBytes(UTF_8)));
                phones.add(phone);
            }
            station.awaitListeners(Seats.PER_ADDRESS);

            station.say("тривога");
            for (var phone : phones) assertThat(readUntil(phone, "тривога\n\n")).startsWith("HTTP/1.1 200");

            try (var next = connect(station.port(), "127.0.0.1");
                    var elsewhere = connect(station.port(), "127.0.0.2")) {
                next.write(ByteBuffer.wrap(GET.getBytes(UTF_8)));
                elsewhere.write(ByteBuffer.wrap(GET.getBytes(UTF_8)));
                assertThat(readUntil(next, "\r\n\r\n")).startsWith("HTTP/1.1 429").contains("retry-after: ");
                assertThat(readUntil(elsewhere, "\r\n\r\n")).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (var phone : phones) phone.close();
        }
    }

    @Test
    void a_full_room_says_so_and_has_room_again_when_somebody_leaves(CapturedOutput log) {
        try (var station = Station.withSlots(2);
                var oksana = Phone.open(station.port())) {
            var petro = Phone.open(station.port());
            station.awaitListeners(2);
            for (int n = 0; n < 20; n++) {
                try (var late = Phone.open(station.port())) {
                    await().until(late::closed);
                    assertThat(late.status()).isEqualTo("HTTP/1.1 503 Service Unavailable");
                }
            }
            petro.close();
            station.awaitListeners(1);
            try (var late = Phone.open(station.port())) {
                await().until(late::ready);
            }
            assertThat(oksana.closed()).isFalse();
        }
        assertThat(log).containsOnlyOnce("The live line is full");
    }

    @Test
    void fifteen_thousand_silent_connections_keep_nobody_out_and_are_told_of_once(CapturedOutput log) throws IOException {
        assumeTrue(city.ground.OpenFiles.most() >= 20_000, "needs 20,000 open files");
        var silent = new ArrayList<SocketChannel>();
        try (var station = Station.withSlots(15_000)) {
            for (int n = 0; n < 15_000; n++) {
                var one = connect(station.port(), "127.0.0.1");
                if (n % 3 == 0) one.write(ByteBuffer.wrap("GET /live HT".getBytes(UTF_8)));
                one.configureBlocking(false);
                silent.add(one);
            }

            try (var oksana = Phone.open(station.port())) {
                await().until(oksana::ready);
                var id = station.say("{}");
                await().until(() -> oksana.ids().equals(List.of(id)));
            }
            await().until(() -> silent.stream().filter(CrowdTest::open).count() <= Room.of(15_000).doorway());
        } finally {
            for (var one : silent) one.close();
        }
        assertThat(log).containsOnlyOnce("The live line is crowded");
    }

    @Test
    void who_never_finishes_the_request_is_let_go_however_slowly_it_drips() throws IOException {
        try (var station = Station.withSlots(100);
                var silent = Phone.asking(station.port(), "");
                var dripping = connect(station.port(), "127.0.0.1")) {
            dripping.configureBlocking(false);
            await().pollInterval(Duration.ofMillis(200)).until(() -> {
                if (dripping.isConnected() && open(dripping)) dripping.write(ByteBuffer.wrap("G".getBytes(UTF_8)));
                return silent.closed() && !open(dripping);
            });
        }
    }

    private static SocketChannel connect(int port, String from) throws IOException {
        var channel = SocketChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, 4096)
                .bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return channel;
    }

    private static String readUntil(SocketChannel channel, String end) throws IOException {
        var bytes = ByteBuffer.allocate(8192);
        while (channel.read(bytes) > 0) {
            var text = new String(bytes.array(), 0, bytes.position(), UTF_8);
            if (text.contains(end)) return text;
        }
        return new String(bytes.array(), 0, bytes.position(), UTF_8);
    }

    private static boolean open(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1024)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
