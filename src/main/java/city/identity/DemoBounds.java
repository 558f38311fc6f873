package city.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Invented alerts and open sign-in links never reach the public: such a start is refused before anything listens. */
@Component
class DemoBounds implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment settings = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment settings) {
        this.settings = settings;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (!settings.getProperty("city.demo", Boolean.class, false)) {
            return;
        }
        if (!setting("city.public.url").isEmpty()) {
            throw new Refused("The demo is not for the public: it does not start with CITY_PUBLIC_URL");
        }
        if (!settings.getProperty("city.lan", Boolean.class, false) && !loopback(setting("server.address"))) {
            throw new Refused("The demo listens on this machine only: it does not start with CITY_BIND=" + setting("server.address") + " unless CITY_LAN=true");
        }
        if (!setting("spring.mail.host").isEmpty() && !loopback(setting("spring.mail.host"))) {
            throw new Refused("The demo calls nobody outside: it does not start with CITY_SMTP_HOST=" + setting("spring.mail.host"));
        }
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

        Refused(String why) {
            super(why);
        }
    }

    /** One sentence on the console instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<Refused> {

        @Override
        protected FailureAnalysis analyze(Throwable root, Refused refused) {
            return new FailureAnalysis(String.valueOf(refused.getMessage()), "Set CITY_DEMO=false, or take the other setting away.", refused);
        }
    }
}
