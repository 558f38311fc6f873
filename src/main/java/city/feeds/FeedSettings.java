package city.feeds;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs from one installation to the next. A source without its token is not asked.
 *
 * @param cap other sources that speak CAP 1.2: {@code name=https://…} parted by commas
 */
@ConfigurationProperties("city.feeds")
record FeedSettings(
        @DefaultValue("") String alertsInUaToken,
        @DefaultValue("https://api.alerts.in.ua/v1/alerts/active.json") URI alertsInUaAddress,
        @DefaultValue("") String ukrainealarmToken,
        @DefaultValue("https://api.ukrainealarm.com/api/v3/alerts") URI ukrainealarmAddress,
        @DefaultValue("") String cap) {

    private static final Set<String> TAKEN = Set.of(AlertsInUa.NAME, Ukrainealarm.NAME);

    FeedSettings {
        alertsInUaToken = alertsInUaToken.strip();
        ukrainealarmToken = ukrainealarmToken.strip();
    }

    /** Addresses by the name people will read under an alert. */
    Map<String, URI> capFeeds() {
        var feeds = new LinkedHashMap<String, URI>();
        for (var pair : cap.isBlank() ? new String[0] : cap.split(",")) {
            var parts = pair.strip().split("=", 2);
            if (parts.length < 2 || !parts[0].matches("[a-z0-9][a-z0-9.-]{1,39}") || !parts[1].matches("https?://[^\\s/]+\\S*") || TAKEN.contains(parts[0])
                    || feeds.put(parts[0], URI.create(parts[1])) != null) {
                throw new IllegalArgumentException("CITY_CAP_FEEDS: name=https://address is expected, parted by commas, each name once; not " + pair);
            }
        }
        return feeds;
    }
}
