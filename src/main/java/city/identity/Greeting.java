package city.identity;

import city.pack.Language;
import city.pack.Town;
import city.shell.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the console says when the city is open: its address and, in demo, a way in for each role. */
@Component
class Greeting {

    private final Town town;
    private final ObjectProvider<DemoLinks> demo;
    private final Environment settings;

    Greeting(Town town, ObjectProvider<DemoLinks> demo, Environment settings) {
        this.town = town;
        this.demo = demo;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        var home = "http://localhost:" + settings.getProperty("local.server.port");
        demo.ifAvailable(links -> System.out.println("\n  "
                + Words.say(Language.UK, "identity.greeting", town.name().uk())
                + "\n  " + home + "\n\n  "
                + Words.say(Language.UK, "identity.greeting.links")
                + "\n" + links.lines(home) + "\n"));
    }
}
