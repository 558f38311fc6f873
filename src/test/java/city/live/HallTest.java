package city.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who sits where, and when the beat comes round. */
class HallTest {

    static final String BEAT = "event: beat\ndata: " + Node.NOON.millis() + "\n\n";

    final AtomicBoolean logIsRead = new AtomicBoolean(true);
    final Hall hall = new Hall(
            new Hall.Shared(
                    new Seats(100),
                    10,
                    Duration.ofSeconds(10),
                    _ -> CompletableFuture.completedFuture(Past.UNKNOWN),
                    logIsRead::get,
                    Node.NOON,
                    new Trouble("crowded", "calm"),
                    new Trouble("full", "room")),
            Past.NOTHING);

    @Test
    void each_phone_hears_the_hour_at_once_and_then_once_in_a_round() {
        var phones = phones(2 * Hall.ROWS);
        assertThat(phones).allSatisfy(phone -> assertThat(heard(phone)).startsWith("HTTP/1.1 200").endsWith(BEAT));

        for (int second = 0; second < Hall.ROWS; second++) {
            hall.everySecond();
            assertThat(phones.stream().map(HallTest::heard).filter(BEAT::equals)).hasSize(2);
        }
    }

    @Test
    void while_the_log_is_not_read_nobody_hears_that_all_is_known() {
        var oksana = phones(1).getFirst();
        heard(oksana);

        logIsRead.set(false);
        IntStream.range(0, Hall.ROWS).forEach(_ -> hall.everySecond());
        assertThat(heard(oksana)).isEmpty();
        assertThat(heard(phones(1).getFirst())).startsWith("HTTP/1.1 200").doesNotContain("beat");

        logIsRead.set(true);
        IntStream.range(0, Hall.ROWS).forEach(_ -> hall.everySecond());
        assertThat(heard(oksana)).isEqualTo(BEAT);
    }

    @Test
    void when_some_leave_the_rest_still_hear_everything_once() {
        var phones = phones(5 * Hall.ROWS);
        phones.forEach(HallTest::heard);
        IntStream.range(0, phones.size()).filter(n -> n % 3 == 0).forEach(n -> phones.get(n).finish());

        var fresh = List.of(Frame.of(new Event(1, "alert", "{}")));
        hall.tell(new Past(0, fresh), fresh);

        assertThat(phones.stream().filter(EmbeddedChannel::isOpen))
                .hasSize(53)
                .allSatisfy(phone -> assertThat(heard(phone)).isEqualTo("id: 1\nevent: alert\ndata: {}\n\n"));
        assertThat(hall.seats().taken()).isEqualTo(53);
    }

    @Test
    void a_phone_that_heard_it_elsewhere_is_not_told_again() {
        var channel = new EmbeddedChannel();
        sit(channel, 2);
        heard(channel);

        var fresh = IntStream.rangeClosed(1, 3).mapToObj(n -> Frame.of(new Event(n, "alert", "{}"))).toList();
        hall.tell(new Past(0, fresh), fresh);

        assertThat(heard(channel)).isEqualTo("id: 3\nevent: alert\ndata: {}\n\n");
    }

    private List<EmbeddedChannel> phones(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var channel = new EmbeddedChannel();
                    sit(channel, 0);
                    return channel;
                })
                .toList();
    }

    private void sit(EmbeddedChannel channel, long after) {
        hall.seats().take(InetAddress.getLoopbackAddress());
        var listener = new Listener(channel, InetAddress.getLoopbackAddress(), hall);
        channel.pipeline().addLast(listener);
        listener.welcome(after, List.of());
    }

    private static String heard(EmbeddedChannel channel) {
        var text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(UTF_8));
        }
        return text.toString();
    }
}
