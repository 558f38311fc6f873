package city.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line under a certificate. */
class SecureTest {

    @TempDir
    static Path folder;

    static KeyStore keys;

    @BeforeAll
    static void make_a_certificate() throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "live", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                        "-ext", "san=dns:localhost,ip:127.0.0.1", "-keystore", store.toString(), "-storepass", "kherson")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        keys = KeyStore.getInstance(store.toFile(), "kherson".toCharArray());
        pem("certificate.pem", "CERTIFICATE", keys.getCertificate("live").getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey("live", "kherson".toCharArray()).getEncoded());
    }

    @Test
    void a_phone_hears_the_line_under_the_certificate_of_the_city() throws Exception {
        try (var station = new Station(settings("certificate.pem", "key.pem"));
                var oksana = Phone.over(trusting().getSocketFactory().createSocket("127.0.0.1", station.port()))) {
            await().until(oksana::ready);
            var id = station.say("{}");
            await().until(() -> oksana.ids().equals(List.of(id)));
            assertThat(oksana.status()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void plain_text_on_a_secure_line_is_hung_up_on() {
        try (var station = new Station(settings("certificate.pem", "key.pem"));
                var lost = Phone.open(station.port())) {
            await().until(lost::closed);
            assertThat(lost.heard()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_is_none_stops_the_start_with_a_sentence() {
        assertThatThrownBy(() -> new Station(settings("certificate.pem", "missing.pem")).close())
                .hasMessageContaining("city.live.certificate and city.live.key");
    }

    @Test
    void the_native_library_is_there_for_this_machine() {
        assertThat(OpenSsl.isAvailable()).isTrue();
    }

    private static LiveSettings settings(String certificate, String key) {
        return new LiveSettings(
                0, "127.0.0.1", folder.resolve(certificate).toString(), folder.resolve(key).toString(), 100, Duration.ofSeconds(5), 512);
    }

    private static SSLContext trusting() throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("live", keys.getCertificate("live"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void pem(String name, String what, byte[] bytes) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes)
                        + "\n-----END " + what + "-----\n");
    }
}
