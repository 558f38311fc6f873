package city.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs from one installation to the next.
 *
 * @param certificate PEM files of the certificate chain and its key; both empty: plain text
 * @param slots how many may listen at once; 0: three quarters of the files this process may open
 * @param patience how long a connection may take to send its request
 * @param ring how many events are kept in memory for phones that come back
 */
@ConfigurationProperties("city.live")
record LiveSettings(
        @DefaultValue("8081") int port,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("") String certificate,
        @DefaultValue("") String key,
        @DefaultValue("0") int slots,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("512") int ring) {

    boolean secure() {
        return !certificate.isEmpty() || !key.isEmpty();
    }
}
