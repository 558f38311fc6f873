package city.news;

import static org.assertj.core.api.Assertions.assertThat;

import city.news.Darkroom.Developing;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DarkroomTest {

    final Darkroom darkroom = new Darkroom();

    @Test
    void a_large_photo_is_kept_in_two_widths() {
        var done = done(Photos.jpeg(4000, 3000));

        assertThat(done.width()).isEqualTo(1600);
        assertThat(done.height()).isEqualTo(1200);
        assertThat(Photos.decoded(done.wide()).getWidth()).isEqualTo(1600);
        assertThat(Photos.decoded(done.narrow()).getWidth()).isEqualTo(640);
        assertThat(Photos.decoded(done.narrow()).getHeight()).isEqualTo(480);
    }

    @Test
    void a_tall_photo_is_narrow_and_no_higher_than_a_wide_one_is_wide() {
        var done = done(Photos.jpeg(1000, 4000));

        assertThat(done.height()).isEqualTo(1600);
        assertThat(done.width()).isEqualTo(400);
    }

    @Test
    void a_small_picture_is_not_blown_up() {
        assertThat(done(Photos.png(300, 200)).width()).isEqualTo(300);
        assertThat(done(Photos.WEBP).width()).isEqualTo(1);
    }

    @Test
    void the_place_of_a_photo_is_gone_and_it_stands_upright() {
        var sent = Photos.withPlace(400, 200);
        assertThat(letters(sent)).contains("GPS 46.6354");

        var done = done(sent);
        for (var file : new byte[][] {done.wide(), done.narrow()}) {
            assertThat(letters(file)).doesNotContain("GPS", "Exif", "46.6354");
        }
        assertThat(done.width()).isEqualTo(200);
        assertThat(done.height()).isEqualTo(400);
        assertThat(new Color(Photos.decoded(done.wide()).getRGB(100, 50)).getRed()).isGreaterThan(200);
        assertThat(new Color(Photos.decoded(done.wide()).getRGB(100, 350)).getBlue()).isGreaterThan(200);
    }

    @Test
    void a_header_that_promises_too_much_is_refused_before_a_pixel_is_decoded() {
        assertThat(darkroom.develop(Photos.promising(50_000, 50_000))).isInstanceOf(Developing.TooLarge.class);
        assertThat(darkroom.develop(Photos.promising(Integer.MAX_VALUE, Integer.MAX_VALUE))).isInstanceOf(Developing.TooLarge.class);
        assertThat(darkroom.develop(new byte[Darkroom.LARGEST_FILE + 1])).isInstanceOf(Developing.TooLarge.class);
    }

    @Test
    void what_is_not_a_picture_is_not_taken_whatever_it_is_called() {
        var cut = Photos.jpeg(800, 600);
        assertThat(darkroom.develop(Photos.SVG)).isInstanceOf(Developing.NotAPicture.class);
        assertThat(darkroom.develop(new byte[0])).isInstanceOf(Developing.NotAPicture.class);
        assertThat(darkroom.develop("GIF89a".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Developing.NotAPicture.class);
        assertThat(darkroom.develop("RIFF0000WEBP".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Developing.NotAPicture.class);
        assertThat(darkroom.develop(Photos.promising(10, 10))).isInstanceOf(Developing.NotAPicture.class);
        assertThat(darkroom.develop(Photos.promising(-1, 10))).isInstanceOf(Developing.NotAPicture.class);
        assertThat(darkroom.develop(Arrays.copyOf(cut, 200))).isInstanceOf(Developing.NotAPicture.class);
    }

    private Developing.Done done(byte[] sent) {
        return (Developing.Done) darkroom.develop(sent);
    }

    private static String letters(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
