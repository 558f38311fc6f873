package city.feeds;

import java.net.URI;
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
        @DefaultValue("") String cap) {}
