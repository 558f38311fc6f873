package city.shell;

import city.pack.Pack;
import city.pack.Town;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What every frame is made of; one for the whole application. */
@Component
class House {

    private final Pack pack;
    private final Town town;
    private final Clock clock;
    private final Files files;
    private final List<Corner> corners;
    private final String publicUrl;
    private final String liveUrl;
    private final int livePort;

    House(
            Pack pack,
            Town town,
            Clock clock,
            Files files,
            List<Corner> corners,
            @Value("${city.public.url}") String publicUrl,
            @Value("${city.live.url}") String liveUrl,
            @Value("${city.live.port}") int livePort) {
        this.pack = pack;
        this.town = town;
        this.clock = clock;
        this.files = files;
        this.corners = corners;
        this.publicUrl = publicUrl.replaceFirst("/$", "");
        this.liveUrl = liveUrl;
        this.livePort = livePort;
    }

    Pack pack() {
        return pack;
    }

    Town town() {
        return town;
    }

    Clock clock() {
        return clock;
    }

    Files files() {
        return files;
    }

    List<Corner> corners() {
        return corners;
    }

    /** The line's address as the page is told it: a setting, or the live port of whatever host the page came from. */
    String liveUrl() {
        return liveUrl.isEmpty() ? ":" + livePort : liveUrl;
    }

    String absolute(String address, HttpServletRequest request) {
        if (!publicUrl.isEmpty()) {
            return publicUrl + address;
        }
        return request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort() + address;
    }
}
