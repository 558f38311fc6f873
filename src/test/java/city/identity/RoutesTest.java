package city.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.shell.Anyone;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Walks every address the city answers at. The live line is another port, with one public address: RequestsTest. */
@CityTest
class RoutesTest {

    private static final List<Cast.Member> ALL = List.of(Cast.OLENA, Cast.PETRO, Cast.TARAS, Cast.MARTA, Cast.STEPAN, Cast.ADMIN);

    @Autowired
    Cast cast;

    @Autowired
    ApplicationContext town;

    /** An address of a page: how it is asked for, and who may. */
    record Route(RequestMethod method, String path, HandlerMethod handler) {}

    @Test
    void no_address_is_answered_but_by_pages_that_say_who_may_and_by_ops() {
        var others = new TreeSet<String>();
        town.getBeansOfType(HandlerMapping.class).forEach((name, mapping) -> {
            switch (mapping) {
                case AbstractHandlerMethodMapping<?> pages when name.equals("requestMappingHandlerMapping") -> assertThat(pages.getHandlerMethods().values())
                        .hasSizeGreaterThan(50)
                        .allMatch(handler -> Guard.said(handler, Anyone.class).isPresent() != Guard.said(handler, Staff.class).isPresent());
                case AbstractHandlerMethodMapping<?> machines -> machines.getHandlerMethods().keySet().forEach(info -> others.addAll(((RequestMappingInfo) info).getPatternValues()));
                case AbstractUrlHandlerMapping addresses -> others.addAll(addresses.getHandlerMap().keySet());
                case RouterFunctionMapping routes -> assertThat(routes.getRouterFunction()).isNull();
                default -> throw new AssertionError(name + " answers to something, and nobody has looked at what");
            }
        });
        assertThat(others).isNotEmpty().allMatch(path -> path.equals("/ops") || path.startsWith("/ops/"));
    }

    @Test
    void a_guest_is_led_to_the_sign_in_page_from_every_address_of_staff() {
        var guest = cast.guest();
        var walked = staffRoutes();

        assertThat(walked).hasSizeGreaterThan(25);
        for (var route : walked) {
            var answer = route.method() == RequestMethod.GET ? guest.get(route.path()) : guest.fill("/sign-in", route.path());
            assertThat(answer.statusCode()).as("%s", route).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).as("%s", route).contains("/sign-in");
        }
    }

    @Test
    void nobody_opens_an_address_that_is_for_other_roles() {
        var walked = new HashSet<Role>();
        for (var route : staffRoutes()) {
            var may = Guard.said(route.handler(), Staff.class).orElseThrow().value();
            var stranger = ALL.stream().filter(member -> may.length > 0 && !Arrays.asList(may).contains(member.role())).findFirst();
            stranger.ifPresent(who -> {
                var browser = cast.signIn(who);
                var answer = route.method() == RequestMethod.GET ? browser.get(route.path()) : browser.fill("/office", route.path());
                assertThat(answer.statusCode()).as("%s by %s", route, who.name()).isEqualTo(403);
                walked.addAll(Set.of(may));
            });
        }
        assertThat(walked).hasSizeGreaterThan(4);
    }

    @Test
    void a_form_of_no_address_is_taken_without_its_token() {
        for (var route : routes().filter(route -> route.method() != RequestMethod.GET).toList()) {
            assertThat(cast.guest().post(route.path()).statusCode()).as("%s", route).isEqualTo(403);
        }
    }

    @Test
    void ops_is_for_machines_beside_this_one() {
        assertThat(cast.guest().asking("*/*").get("/ops/health").statusCode()).isEqualTo(200);
        assertThat(cast.guest().asking("*/*").get("/ops/prometheus").statusCode()).isEqualTo(200);
        for (var through : Map.of("X-Forwarded-For", "203.0.113.1", "X-Forwarded-Proto", "https", "Forwarded", "for=203.0.113.1").entrySet()) {
            assertThat(cast.guest().asking("*/*").get("/ops/prometheus", through.getKey(), through.getValue()).statusCode()).isEqualTo(404);
        }
        for (var path : List.of("/ops/env", "/ops/heapdump", "/ops/beans", "/ops/loggers", "/ops/shutdown")) {
            assertThat(cast.guest().asking("*/*").get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(cast.guest().asking("*/*").get("/ops/health").body()).doesNotContain("components", "postgres");
    }

    @Test
    void what_is_static_is_answered_from_the_list_of_files_alone() {
        for (var path : List.of("/static/app.js", "/files/x/..%2fapplication.properties", "/files/x/application.properties", "/webjars/htmx.org/2.0.10/dist/htmx.min.js", "/application.properties", "/error.html")) {
            HttpResponse<String> answer = cast.guest().get(path);
            assertThat(answer.statusCode()).as(path).isBetween(400, 404);
        }
    }

    private List<Route> staffRoutes() {
        return routes().filter(route -> Guard.said(route.handler(), Staff.class).isPresent()).toList();
    }

    private Stream<Route> routes() {
        return ((AbstractHandlerMethodMapping<?>) town.getBean("requestMappingHandlerMapping")).getHandlerMethods().entrySet().stream()
                .flatMap(entry -> routes((RequestMappingInfo) entry.getKey(), entry.getValue()))
                .filter(route -> !route.path().equals("/error"));
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternValues().stream()
                .map(RoutesTest::somewhere)
                .flatMap(path -> info.getMethodsCondition().getMethods().stream().map(method -> new Route(method, path, handler)))
                .collect(Collectors.toSet())
                .stream();
    }

    /** The pattern as an address that somebody could ask for. */
    private static String somewhere(String pattern) {
        return Pattern.compile("\\{\\w+:\\[a-z2-9]\\{(\\d+)}}")
                .matcher(pattern)
                .replaceAll(found -> "a".repeat(Integer.parseInt(found.group(1))))
                .replaceAll("\\{\\*\\w+}", "/a")
                .replaceAll("\\{(?:width|size):[^}]*}", "640")
                .replaceAll("\\{code:uk\\|en}", "uk")
                .replaceAll("\\{\\w+(?::(?:[^{}]|\\{[^{}]*})*)?}", "00000000-0000-0000-0000-000000000000");
    }
}
