package city.identity;

import city.shell.Frame;
import city.shell.Html;
import java.time.Instant;
import org.springframework.web.servlet.View;

/** Shows a fresh one-time link, once: it is kept nowhere in words. Has no address of its own. */
final class LinkPage {

    private LinkPage() {}

    record Model(Official whose, String address, Instant expiresAt, boolean mailed) {}

    static View of(Official whose, Links.Fresh link, boolean mails, Frame frame) {
        return Html.of(LinkPage.class, new Model(whose, frame.absolute(link.path()), link.expiresAt(), mails && whose.email().isPresent()));
    }
}
