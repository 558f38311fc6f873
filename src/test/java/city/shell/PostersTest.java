package city.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostersTest {

    final Posters posters = new Posters();

    @ParameterizedTest
    @EnumSource
    void every_tone_is_drawn_with_its_band_and_its_words(Poster.Tone tone) throws IOException {
        var picture = drawn(new Poster(tone, "Слово", "Їжак ґанок щойно", "Центральний район", "Моє місто"));

        assertThat(new Color(picture.getRGB(2, 2))).isEqualTo(tone.ground());
        assertThat(ink(picture, 160, 300)).as("headline").isPositive();
        assertThat(ink(picture, 560, 625)).as("city").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🐈 😀", "слово", "\u0000\u0001", "а̀ ế 中文"})
    void odd_words_are_drawn_as_far_as_the_font_goes(String words) throws IOException {
        assertThat(drawn(new Poster(Poster.Tone.NEWS, words, words, words, words)).getWidth()).isEqualTo(1200);
    }

    @Test
    void words_without_end_stay_within_the_picture() throws IOException {
        for (var words : new String[] {"ж".repeat(20_000), "жито ".repeat(4_000)}) {
            var picture = drawn(new Poster(Poster.Tone.NEWS, words, words, words, words));

            assertThat(IntStream.range(145, 630).filter(y -> picture.getRGB(1160, y) != Color.WHITE.getRGB())).isEmpty();
            assertThat(IntStream.range(0, 1200).filter(x -> picture.getRGB(x, 538) != Color.WHITE.getRGB())).isEmpty();
        }
    }

    @Test
    void the_same_poster_is_drawn_once() {
        var poster = new Poster(Poster.Tone.NEWS, "Новини", "Вода", "Центр", "Моє місто");

        assertThat(posters.picture(poster)).isSameAs(posters.picture(new Poster(Poster.Tone.NEWS, "Новини", "Вода", "Центр", "Моє місто")));
    }

    private BufferedImage drawn(Poster poster) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(posters.picture(poster).body()));
    }

    private static long ink(BufferedImage picture, int from, int to) {
        return IntStream.range(from, to).flatMap(y -> IntStream.range(0, 1200).map(x -> picture.getRGB(x, y))).filter(pixel -> pixel != Color.WHITE.getRGB()).count();
    }
}
