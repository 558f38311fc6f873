package city.shell;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** What makes the site an app on a phone. */
@CityTest
class AppTest {

    private static final HttpServletRequest ASKED = new MockHttpServletRequest();

    @Autowired
    Cast cast;

    @Autowired
    JsonMapper json;

    @Test
    void the_manifest_is_this_city_s_and_each_of_its_pictures_is_as_large_as_it_says() throws Exception {
        var answer = cast.guest().get("/manifest.webmanifest");
        var manifest = json.readTree(answer.body());

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/manifest+json");
        assertThat(manifest.get("name").asString()).isEqualTo("Моє місто, Херсон");
        assertThat(manifest.get("id").asString()).isEqualTo("/");
        assertThat(manifest.get("display").asString()).isEqualTo("standalone");
        for (var list : List.of("icons", "screenshots")) {
            for (var picture : manifest.get(list)) {
                var name = picture.get("src").asString().replaceFirst("^/files/[^/]+/", "static/");
                try (var file = getClass().getClassLoader().getResourceAsStream(name)) {
                    var image = ImageIO.read(file);
                    assertThat(image.getWidth() + "x" + image.getHeight()).as(name).isEqualTo(picture.get("sizes").asString());
                }
            }
        }
        for (var shortcut : manifest.get("shortcuts")) {
            assertThat(cast.guest().get(shortcut.get("url").asString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void pictures_of_the_app_are_small() {
        for (var name : List.of("192.png", "512.png", "maskable-512.png", "apple-touch-icon.png")) {
            assertThat(cast.guest().get("/files/any/icons/" + name).headers().firstValueAsLong("Content-Length").orElse(0)).as(name).isBetween(200L, 8_000L);
        }
    }

    @Test
    void the_worker_knows_its_release_and_asks_for_files_that_exist() {
        var worker = cast.guest().get("/sw.js");
        var release = Pattern.compile("RELEASE = '([0-9a-f]+)'").matcher(worker.body());

        assertThat(release.find()).isTrue();
        assertThat(worker.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(cast.guest().get("/").body()).contains("/files/" + release.group(1) + "/app.js");
        var list = worker.body().substring(worker.body().indexOf("FILES = ["), worker.body().indexOf("]"));
        var names = Pattern.compile("'([a-z.]+)'").matcher(list).results().map(name -> name.group(1)).toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(cast.guest().get("/files/any/" + name).statusCode()).as(name).isEqualTo(200));
    }

    @Test
    void a_city_without_apps_in_the_stores_says_nothing_of_them() {
        assertThat(cast.guest().get("/.well-known/assetlinks.json").statusCode()).isEqualTo(404);
        assertThat(cast.guest().get("/.well-known/apple-app-site-association").statusCode()).isEqualTo(404);
    }

    @Test
    void a_city_with_apps_names_them() {
        var links = new AppLinks(json, "ua.city.kherson", List.of("AA:BB", "CC:DD"), "TEAM.ua.city.kherson");

        assertThat(new String(links.android(ASKED).getBody(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("[{\"relation\":[\"delegate_permission/common.handle_all_urls\"],\"target\":{\"namespace\":\"android_app\","
                        + "\"package_name\":\"ua.city.kherson\",\"sha256_cert_fingerprints\":[\"AA:BB\",\"CC:DD\"]}}]");
        assertThat(new String(links.ios(ASKED).getBody(), java.nio.charset.StandardCharsets.UTF_8)).contains("TEAM.ua.city.kherson", "webcredentials");
    }

    @Test
    void an_app_half_described_is_none() {
        var links = new AppLinks(json, "ua.city.kherson", List.of(), "");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> links.android(ASKED))
                .isInstanceOfSatisfying(ResponseStatusException.class, refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
    }
}
