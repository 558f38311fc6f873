package city.shell;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the servlet container itself refuses, because it cannot read the request, never reaches a page of ours. Its own
 * report is English HTML; ours is two sentences.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PlainRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            for (var valve : host.getPipeline().getValves()) {
                if (valve instanceof ErrorReportValve) {
                    host.getPipeline().removeValve(valve);
                }
            }
            host.setErrorReportValveClass(Report.class.getName());
            host.getPipeline().addValve(new Report());
        });
    }

    static class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable ignored) {
            var status = response.getStatus();
            // Nothing went wrong, something was said already, or the connection is gone.
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !mayStillBeTold(response)) {
                return;
            }
            try {
                response.resetBuffer();
                ShortAnswer.write(response, status, notUnderstood(status) ? "shell.short.unclear" : "shell.short.broken");
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // Whoever asked is no longer there to be answered.
            }
        }

        /** An unknown version or coding of HTTP is the fault of whoever asked, though its number begins with five. */
        private static boolean notUnderstood(int status) {
            return status < 500 || status == 501 || status == 505;
        }

        private static boolean mayStillBeTold(Response response) {
            var allowed = new java.util.concurrent.atomic.AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
            return allowed.get();
        }
    }
}
