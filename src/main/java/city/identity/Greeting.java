package city.identity;

import city.pack.Language;
import city.pack.Town;
import city.shell.Words;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the console says when the city is open: in demo its address and a way in for each role, else a link for the first administrator. */
@Component
class Greeting {

    private static final Logger log = LoggerFactory.getLogger(Greeting.class);

    private final Town town;
    private final Accounts accounts;
    private final ObjectProvider<DemoLinks> demo;
    private final Environment settings;
    private final String publicUrl;
    private final boolean lan;

    Greeting(
            Town town,
            Accounts accounts,
            ObjectProvider<DemoLinks> demo,
            Environment settings,
            @Value("${city.public.url}") String publicUrl,
            @Value("${city.lan}") boolean lan) {
        this.town = town;
        this.accounts = accounts;
        this.demo = demo;
        this.settings = settings;
        this.publicUrl = publicUrl.replaceFirst("/$", "");
        this.lan = lan;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        var links = demo.getIfAvailable();
        if (links == null) {
            handOverTheFirstKey();
        } else {
            showTheWayIn(links);
        }
    }

    private void showTheWayIn(DemoLinks links) {
        var home = lan ? lanHome().orElse(localHome()) : localHome();
        System.out.println("\n  " + Words.say(Language.UK, "identity.greeting", town.name().uk()) + "\n  " + home + "\n"
                + (lan ? "\n" + Qr.of(home).text() : "")
                + "\n  " + Words.say(Language.UK, "identity.greeting.links") + "\n" + links.lines(home) + "\n");
    }

    private void handOverTheFirstKey() {
        accounts.firstAdmin().ifPresent(link -> log.warn(
                "No administrator can sign in yet. The first one sets a password here, once and within {} hours: {}{}",
                Links.VALID.toHours(), publicUrl.isEmpty() ? localHome() : publicUrl, link.path()));
    }

    private String localHome() {
        return "http://localhost:" + port();
    }

    /** The address by which a phone in the same network finds this machine. */
    private Optional<String> lanHome() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .map(address -> "http://" + address + ":" + port())
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private String port() {
        return settings.getProperty("local.server.port", "8080");
    }
}
