package city.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

@CityTest
class DoorsTest {

    @Autowired
    Cast cast;

    @Autowired
    Officials officials;

    @Autowired
    Guard guard;

    @Test
    void a_person_who_is_not_signed_in_is_led_to_the_sign_in_page_and_back() {
        var answer = cast.guest().get("/office?a=1");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in?to=%2Foffice%3Fa%3D1");
    }

    @Test
    void a_machine_that_is_not_signed_in_gets_a_problem_document() {
        var answer = cast.guest().asking("application/json").get("/office");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void olena_opens_her_desk_and_leaves() {
        var olena = cast.signIn(Cast.OLENA);

        assertThat(olena.get("/office").body()).contains("Олена Чергова", "Оперативний черговий", "Вийти");
        assertThat(olena.fill("/office", "/sign-out").statusCode()).isEqualTo(302);
        assertThat(olena.get("/office").statusCode()).isEqualTo(302);
    }

    @Test
    void an_address_that_does_not_say_who_may_open_it_stays_shut() throws Exception {
        var answer = new MockHttpServletResponse();
        var silent = new HandlerMethod(this, DoorsTest.class.getDeclaredMethod("silent"));

        assertThat(guard.preHandle(new MockHttpServletRequest("GET", "/silent"), answer, silent)).isFalse();
        assertThat(answer.getStatus()).isEqualTo(403);
    }

    void silent() {}

    @Test
    void a_form_that_is_not_ours_is_refused() {
        var olena = cast.signIn(Cast.OLENA);

        assertThat(olena.post("/sign-out").statusCode()).isEqualTo(403);
        assertThat(olena.get("/office").statusCode()).isEqualTo(200);
    }

    @Test
    void approvers_are_found_with_their_addresses() {
        assertThat(officials.with(Role.ALERT_APPROVER))
                .extracting(Official::name)
                .containsExactlyInAnyOrder("Петро Погоджувач", "Ірина Друга");
        assertThat(officials.named(Cast.OLENA.id())).isEqualTo("Олена Чергова");
    }
}
