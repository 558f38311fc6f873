package city.shell;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * A page ready to be written: the template that sits beside the class, and the record it shows. Every template takes a
 * {@code frame} and a {@code model}.
 */
public record Html(String template, Object model, int status) implements View {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Html.class.getClassLoader(), "city");

    public static Html of(Class<?> page, Object model) {
        return new Html(template(page), model, 200);
    }

    /** The same page saying that something was refused: 4xx, with the words of the refusal in it. */
    public Html refused(int status) {
        return new Html(template, model, status);
    }

    /** A piece of a page as text: for fragments, feeds and things made before anyone asks. */
    public static String text(Class<?> page, Frame frame, Object model) {
        var html = new StringOutput();
        TEMPLATES.render(template(page), Map.of("frame", frame, "model", model), html);
        return html.toString();
    }

    /** A piece to be drawn inside another template. */
    public static Content piece(Class<?> page, Frame frame, Object model) {
        return output -> TEMPLATES.render(template(page), Map.of("frame", frame, "model", model), output);
    }

    /** After a form was taken: the browser goes on to another address, and reloading that sends nothing twice. */
    public static View elsewhere(String address) {
        var redirect = new RedirectView(address);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        return redirect;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> ignored, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var html = new StringOutput();
        var frame = Frame.of(request);
        TEMPLATES.render(template, Map.of("frame", frame, "model", model), html);
        response.setLocale(frame.language().locale());
        if (status != 200) {
            response.setStatus(status);
        }
        response.setContentType(getContentType());
        response.getWriter().write(html.toString());
    }

    private static String template(Class<?> page) {
        return page.getName().substring("city.".length()).replace('.', '/') + ".jte";
    }
}
