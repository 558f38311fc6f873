package city.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Whatever went wrong, in words and with a next step: a page for people, problem+json (RFC 9457) for machines. */
@Controller
@Anyone
class ProblemPage implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ProblemPage.class);

    /** {@code kind} names the words: what happened, and what to do now. */
    record Model(int status, String kind) {}

    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        var status = status(request);
        var kind = stale(request) ? "stale" : kind(status);
        var frame = Frame.of(request);
        if (status == 500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable bug) {
            log.error("{} ended in {}", request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), status, bug);
        }
        if (wantsPage(request)) {
            return new ModelAndView(Html.of(ProblemPage.class, new Model(status, kind)).refused(status));
        }
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), frame.say("shell.problem." + kind + ".text"));
        problem.setTitle(frame.say("shell.problem." + kind + ".title"));
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static int status(HttpServletRequest request) {
        if (databaseAway(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            return 503;
        }
        if (tooLarge(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            return 413;
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code && HttpStatus.resolve(code) != null
                ? code
                : 404;
    }

    /** Tomcat has no better word for a form with files whose other fields are larger than a form may be. */
    private static boolean tooLarge(@Nullable Object exception) {
        return exception instanceof IllegalStateException state
                && state.getStackTrace().length > 0
                && state.getStackTrace()[0].getClassName().equals("org.apache.catalina.connector.Request");
    }

    /** The city is not broken while its database restarts: it asks for patience, and the log has its own line about it. */
    private static boolean databaseAway(@Nullable Object exception) {
        return exception instanceof DataAccessResourceFailureException
                || exception instanceof CannotCreateTransactionException
                || exception instanceof TransactionSystemException
                || exception instanceof SQLException sql && cutOff(sql)
                || exception instanceof Exception wrapper && wrapper.getCause() != null && databaseAway(wrapper.getCause());
    }

    /** Classes 08 and 57 of SQLSTATE: the connection is lost, or the server is going or coming. It may be hit in the middle of anything. */
    private static boolean cutOff(SQLException sql) {
        return sql instanceof SQLTransientConnectionException || sql.getSQLState() != null && sql.getSQLState().matches("(08|57P).*");
    }

    /** The form's token did not match: the page was open for too long, or another site sent the form. */
    private static boolean stale(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(CsrfException.class.getName()));
    }

    private static String kind(int status) {
        return switch (status) {
            case 401, 403 -> "forbidden";
            case 404, 405 -> "missing";
            case 413 -> "large";
            case 429 -> "often";
            case 503 -> "busy";
            default -> status < 500 ? "unclear" : "broken";
        };
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
