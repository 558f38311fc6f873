package city.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A start that would do harm is refused before anything listens: invented alerts and open sign-in links never reach the
 * public, and a city that the public reaches knows its own name.
 */
@Component
class StartBounds implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Logger log = LoggerFactory.getLogger(StartBounds.class);

    private Environment settings = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment settings) {
        this.settings = settings;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (settings.getProperty("city.demo", Boolean.class, false)) {
            demo();
        } else {
            production();
        }
    }

    private void demo() {
        var advice = "Set CITY_DEMO=false, or take the other setting away.";
        if (!setting("city.public.url").isEmpty()) {
            throw new Refused("The demo is not for the public: it does not start with CITY_PUBLIC_URL", advice);
        }
        if (!lan() && !loopback(setting("server.address"))) {
            throw new Refused("The demo listens on this machine only: it does not start with CITY_BIND=" + setting("server.address") + " unless CITY_LAN=true", advice);
        }
        if (!setting("spring.mail.host").isEmpty() && !loopback(setting("spring.mail.host"))) {
            throw new Refused("The demo calls nobody outside: it does not start with CITY_SMTP_HOST=" + setting("spring.mail.host"), advice);
        }
    }

    private void production() {
        var url = setting("city.public.url");
        var advice = "Set CITY_PUBLIC_URL to the address people know, such as https://misto.example.";
        if (!url.isEmpty() && !url.matches("https?://[A-Za-z0-9.-]+(:\\d+)?/?")) {
            throw new Refused("CITY_PUBLIC_URL=" + url + " is not the address of a site: scheme and name are expected, in ASCII (xn--…) and nothing after", advice);
        }
        if (url.isEmpty() && !lan() && !loopback(setting("server.address"))) {
            throw new Refused("A city that others can reach must know its own address: it does not start with CITY_BIND=" + setting("server.address") + " and no CITY_PUBLIC_URL", advice);
        }
        if (url.isEmpty()) {
            log.warn("CITY_PUBLIC_URL is not set: only http://localhost is answered, every other name is refused");
        }
    }

    private boolean lan() {
        return settings.getProperty("city.lan", Boolean.class, false);
    }

    private String setting(String name) {
        return settings.getProperty(name, "");
    }

    private static boolean loopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static class Refused extends RuntimeException {

        private final String advice;

        Refused(String why, String advice) {
            super(why);
            this.advice = advice;
        }
    }

    /** One sentence on the console instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<Refused> {

        @Override
        protected FailureAnalysis analyze(Throwable root, Refused refused) {
            return new FailureAnalysis(String.valueOf(refused.getMessage()), refused.advice, refused);
        }
    }
}
