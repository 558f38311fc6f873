package city.shell;

import city.pack.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Two sentences of plain text, for whoever asks what no page answers: their language is not known, so both are said. */
final class ShortAnswer {

    private ShortAnswer() {}

    static void write(HttpServletResponse response, int status, String key) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(Words.say(Language.UK, key) + "\n" + Words.say(Language.EN, key) + "\n");
    }
}
