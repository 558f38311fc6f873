package city.alerts;

import static city.alerts.Told.CENTRAL;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@CityTest
@Import(Told.class)
class AlertPictureTest {

    static final Color EXTREME = new Color(0xb0112a);
    static final Color CLEAR = new Color(0x17704a);

    @Autowired
    Cast cast;

    @Autowired
    Told told;

    @Test
    void the_picture_of_an_alert_has_the_colour_of_its_severity_and_turns_green_when_it_is_over() throws IOException {
        var alert = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));
        assertThat(band(alert)).isEqualTo(EXTREME);

        told.over(alert.id());
        assertThat(band(alert)).isEqualTo(CLEAR);
    }

    @Test
    void the_page_names_the_picture_for_whoever_shares_it() {
        var alert = told.sent(told.ready("drone_danger", Area.of(CENTRAL)));

        assertThat(cast.guest().get("/alerts/" + alert.id()).body())
                .contains("property=\"og:title\"", "/alerts/" + alert.id() + "/picture.png", "summary_large_image");
    }

    @Test
    void the_picture_of_an_alert_that_never_was_is_not_found() {
        assertThat(cast.guest().get("/alerts/aaaaaaaaaa/picture.png").statusCode()).isEqualTo(404);
    }

    private Color band(Alert alert) throws IOException {
        var answer = cast.guest().download("/alerts/" + alert.id() + "/picture.png");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        var picture = picture(answer.body());
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
        return new Color(picture.getRGB(5, 5));
    }

    private static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
