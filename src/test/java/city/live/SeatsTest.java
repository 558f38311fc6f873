package city.live;

import static city.live.Seats.Taking.FULL;
import static city.live.Seats.Taking.TAKEN;
import static city.live.Seats.Taking.TOO_MANY_FROM_HERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class SeatsTest {

    static final InetAddress CARRIER = address("203.0.113.7");
    static final InetAddress HOME = address("198.51.100.9");

    final Seats seats = new Seats(20_000);

    @Test
    void a_carrier_may_fill_four_fifths_of_the_room() {
        assertThat(taken(CARRIER, 16_000)).isEqualTo(16_000);
        assertThat(seats.take(CARRIER)).isEqualTo(TOO_MANY_FROM_HERE);
        assertThat(seats.take(HOME)).isEqualTo(TAKEN);
    }

    @Test
    void five_thousand_from_one_address_are_welcome_even_in_the_last_seats() {
        for (int n = 0; n < 15_000; n++) seats.take(address("10.0." + n / 250 + "." + n % 250));
        assertThat(taken(CARRIER, 6_000)).isEqualTo(Seats.PER_ADDRESS);
    }

    @Test
    void an_address_of_the_new_internet_is_its_first_half() {
        for (int n = 0; n < 16_000; n++) seats.take(HOME);
        for (int n = 0; n < Seats.PER_ADDRESS - 2_000; n++) seats.take(address("2001:db8:1:2::" + Integer.toHexString(n + 1)));
        for (int n = 0; n < 1_000; n++) seats.take(address("2001:db8:1:3::" + Integer.toHexString(n + 1)));
        assertThat(seats.take(address("2001:db8:1:2:ffff::1"))).isEqualTo(FULL);
        seats.leave(HOME);
        assertThat(seats.take(address("2001:db8:1:2:ffff::1"))).isEqualTo(TAKEN);
    }

    @Test
    void a_seat_left_is_a_seat_again() {
        assertThat(taken(CARRIER, 17_000)).isEqualTo(16_000);
        seats.leave(CARRIER);
        assertThat(seats.taken()).isEqualTo(15_999);
        assertThat(seats.take(CARRIER)).isEqualTo(TAKEN);
    }

    @Test
    void a_full_room_is_full_for_all() {
        var small = new Seats(2);
        small.take(HOME);
        small.take(CARRIER);
        assertThat(small.take(address("192.0.2.1"))).isEqualTo(FULL);
        assertThat(small.taken()).isEqualTo(2);
    }

    private int taken(InetAddress from, int asked) {
        int taken = 0;
        for (int n = 0; n < asked; n++) if (seats.take(from) == TAKEN) taken++;
        return taken;
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }
}
