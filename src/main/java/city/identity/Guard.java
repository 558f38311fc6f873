package city.identity;

import city.shell.Anyone;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks at every address who may open it, and hands the page the official who did. An address that does not say stays shut. */
@Component
class Guard implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private final Visits visits;

    Guard(Visits visits) {
        this.visits = visits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
        if (!(handler instanceof HandlerMethod method) || said(method, Anyone.class).isPresent()) {
            return true;
        }
        var staff = said(method, Staff.class);
        if (staff.isEmpty()) {
            log.error("{} does not say who may open it", method);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        return admits(staff.get(), request, response);
    }

    private boolean admits(Staff staff, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var official = visits.official(request);
            if (official.isEmpty()) {
                askIn(request, response);
                return false;
            }
            var may = staff.value().length == 0 || Arrays.stream(staff.value()).anyMatch(official.get()::has);
            if (!may) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
            return may;
        } catch (DataAccessException e) {
            log.warn("Nobody can be let in while the database is away: {}", e.getMessage());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return false;
        }
    }

    /** A person is led to the sign-in page and back to where they wanted; a program, htmx among them, is told in its own terms. */
    private static void askIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains("text/html")) {
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Redirect", "/sign-in");
            }
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var wanted = request.getMethod().equals("GET") ? request.getRequestURI() + query : "/office";
        response.sendRedirect("/sign-in?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

    /** What the method says about who may open it, or else its class. */
    static <A extends java.lang.annotation.Annotation> Optional<A> said(HandlerMethod handler, Class<A> word) {
        var method = handler.getMethod();
        var own = AnnotatedElementUtils.hasAnnotation(method, Anyone.class) || AnnotatedElementUtils.hasAnnotation(method, Staff.class);
        return Optional.ofNullable(own
                ? AnnotatedElementUtils.findMergedAnnotation(method, word)
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), word));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Official.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter, @Nullable ModelAndViewContainer model, NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        return visits.official(((HttpServletRequest) request.getNativeRequest())).orElseThrow();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }
}
