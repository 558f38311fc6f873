package city.identity;

import static city.Cast.OLENA;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.ground.Keyring;
import city.identity.Attempts.Door;
import city.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class SignInTest {

    static final String PASSWORD = "чорний кіт на даху";
    static final byte[] SECRET = TotpTest.SECRET;

    @Autowired
    Cast cast;

    @Autowired
    Keys keys;

    @Autowired
    Officials officials;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    Keyring keyring;

    @Autowired
    Attempts attempts;

    @Autowired
    Devices devices;

    @Autowired
    Secrets secrets;

    @BeforeEach
    void olena_has_a_password_and_an_app() {
        keys.set(OLENA.id(), PASSWORD, SECRET, 0);
    }

    @Test
    void olena_signs_in_with_her_password_and_a_code_and_comes_where_she_wanted() {
        var olena = cast.guest();

        assertThat(location(enter(olena, "olena", PASSWORD, "/office?a=1"))).isEqualTo("/sign-in/code?to=%2Foffice%3Fa%3D1");
        assertThat(olena.get("/office").statusCode()).as("half the way opens nothing").isEqualTo(302);
        assertThat(location(code(olena, code()))).isEqualTo("/office?a=1");
        assertThat(olena.get("/office").body()).contains("Олена Чергова");
        assertThat(deeds()).isEqualTo("SIGNED_IN");
    }

    @Test
    void her_address_is_as_good_as_her_login() {
        assertThat(enter(cast.guest(), " Olena@City.example", PASSWORD, "/office").statusCode()).isEqualTo(302);
    }

    @Test
    void a_known_and_an_unknown_login_get_the_same_answer() {
        var known = enter(cast.guest(), "olena", "wrong", "/office");
        var unknown = enter(cast.guest(), "nobody", "wrong", "/office");

        assertThat(known.statusCode()).isEqualTo(422);
        assertThat(known.body()).contains("Логін або пароль не підходить");
        assertThat(withoutToken(known).replace("olena", "")).isEqualTo(withoutToken(unknown).replace("nobody", ""));
    }

    @Test
    void a_known_and_an_unknown_login_take_the_same_time() {
        var known = nanos(() -> keys.password("olena", "wrong", Caller.at("203.0.113.1")));
        var unknown = nanos(() -> keys.password("nobody", "wrong", Caller.at("203.0.113.2")));

        assertThat((double) unknown / known).isBetween(0.4, 2.5);
    }

    @Test
    void a_code_works_once() {
        var code = code();
        var first = cast.guest();
        enter(first, "olena", PASSWORD, "/office");
        assertThat(code(first, code).statusCode()).isEqualTo(302);

        var second = cast.guest();
        enter(second, "olena", PASSWORD, "/office");
        var answer = code(second, code);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Цей код не підійшов");

        clock.pass(Duration.ofSeconds(30));
        assertThat(code(second, code()).statusCode()).isEqualTo(302);
        assertThat(deeds()).isEqualTo("SIGNED_IN CODE_REFUSED SIGNED_IN");
    }

    @Test
    void too_many_attempts_close_the_door_for_a_while_and_say_for_how_long() {
        for (var attempt = 0; attempt < 6; attempt++) {
            assertThat(enter(cast.guest(), "olena", "wrong", "/office").statusCode()).isEqualTo(422);
        }
        var closed = enter(cast.guest(), "olena", PASSWORD, "/office");
        assertThat(closed.statusCode()).isEqualTo(429);
        assertThat(closed.body()).contains("Забагато спроб. Спробуйте за 1 хв");

        clock.pass(Duration.ofSeconds(20));
        assertThat(enter(cast.guest(), "olena", PASSWORD, "/office").body()).contains("Спробуйте за 40 с");
        clock.pass(Duration.ofSeconds(40));
        assertThat(enter(cast.guest(), "olena", "wrong", "/office").statusCode()).isEqualTo(422);
        assertThat(enter(cast.guest(), "olena", PASSWORD, "/office").body()).contains("Спробуйте за 2 хв");

        clock.pass(Duration.ofMinutes(2));
        assertThat(enter(cast.guest(), "olena", PASSWORD, "/office").statusCode()).isEqualTo(302);
    }

    @Test
    void an_unknown_login_is_slowed_down_as_well() {
        for (var attempt = 0; attempt < 6; attempt++) {
            enter(cast.guest(), "nobody", "wrong", "/office");
        }
        assertThat(enter(cast.guest(), "nobody", "wrong", "/office").statusCode()).isEqualTo(429);
    }

    @Test
    void codes_cannot_be_tried_out_by_starting_over() {
        for (var attempt = 0; attempt < 6; attempt++) {
            var thief = cast.guest();
            sql.sql("delete from identity.attempts where key <> :key").param("key", keyring.fingerprint("attempts", "coded " + OLENA.id().value())).update();
            enter(thief, "olena", PASSWORD, "/office");
            assertThat(code(thief, "000000").statusCode()).isEqualTo(422);
        }
        var thief = cast.guest();
        enter(thief, "olena", PASSWORD, "/office");
        assertThat(code(thief, code()).statusCode()).isEqualTo(429);
    }

    @Test
    void one_address_cannot_try_every_account() {
        for (var attempt = 0; attempt < 100; attempt++) {
            keys.code(new OfficialId(new java.util.UUID(9, attempt)), "000000", Caller.at("203.0.113.7"));
        }
        assertThat(keys.code(OLENA.id(), code(), Caller.at("203.0.113.7"))).isInstanceOf(Keys.Proving.TooOften.class);
        assertThat(keys.code(OLENA.id(), code(), Caller.at("203.0.113.8"))).isInstanceOf(Keys.Proving.Done.class);

        clock.pass(Duration.ofMinutes(1));
        assertThat(keys.code(OLENA.id(), code(), Caller.at("203.0.113.7"))).as("an office behind one address is not shut for long").isInstanceOf(Keys.Proving.Done.class);
    }

    @Test
    void an_address_that_is_quiet_for_a_while_is_forgotten() {
        for (var attempt = 0; attempt < 99; attempt++) {
            attempts.begin(List.of(Door.ofCrowd("at 203.0.113.7")));
        }
        clock.pass(Duration.ofMinutes(30));
        for (var attempt = 0; attempt < 29; attempt++) {
            assertThat(attempts.begin(List.of(Door.ofCrowd("at 203.0.113.7")))).isEmpty();
        }
    }

    @Test
    void nobody_locks_olena_out_by_guessing_at_her_name() {
        var olena = cast.guest();
        enter(olena, "olena", PASSWORD, "/office");
        code(olena, code());
        olena.fill("/office", "/sign-out");
        clock.pass(Duration.ofSeconds(30));

        for (var door : List.of("named olena", "at 127.0.0.1")) {
            while (attempts.begin(List.of(Door.ofCrowd(door))).isEmpty()) {}
        }
        while (attempts.begin(List.of(Door.ofPerson("coded " + OLENA.id().value()))).isEmpty()) {}
        assertThat(enter(cast.guest(), "olena", PASSWORD, "/office").statusCode()).as("a stranger, and Olena at a new desk for a minute").isEqualTo(429);
        assertThat(enter(olena, "olena", PASSWORD, "/office").statusCode()).as("Olena where she has signed in before").isEqualTo(302);
        assertThat(location(code(olena, code()))).isEqualTo("/office?a=1");
    }

    @Test
    void the_sign_of_one_person_is_worth_nothing_for_another_nor_for_ever() {
        var olena = cast.guest();
        enter(olena, "olena", PASSWORD, "/office");
        code(olena, code());
        var known = new Caller("203.0.113.7", List.of(olena.cookie("device-" + OLENA.id().value().toString().substring(0, 8))));

        assertThat(devices.known(OLENA.id(), known)).isPresent();
        assertThat(devices.known(Cast.PETRO.id(), known)).isEmpty();
        assertThat(devices.known(OLENA.id(), new Caller("203.0.113.7", List.of("", "made up", "AAAA")))).isEmpty();
        clock.pass(Duration.ofDays(180));
        assertThat(devices.known(OLENA.id(), known)).isEmpty();
    }

    @Test
    void who_knows_the_desk_is_still_slowed_down() {
        var olena = cast.guest();
        enter(olena, "olena", PASSWORD, "/office");
        code(olena, code());
        olena.fill("/office", "/sign-out");
        for (var attempt = 0; attempt < 6; attempt++) {
            enter(olena, "olena", "wrong", "/office");
        }
        assertThat(enter(olena, "olena", PASSWORD, "/office").statusCode()).isEqualTo(429);
    }

    @Test
    void in_a_crowd_nobody_is_looked_at_and_nothing_is_counted_against_them() throws Exception {
        var impatient = new Keys(sql, clock, new Passwords(Duration.ZERO), attempts, secrets, devices);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Stream.generate(() -> people.submit(() -> impatient.password("olena", PASSWORD, Caller.at("203.0.113.7")))).limit(5).toList();
            var answers = new ArrayList<Keys.Proving>();
            for (var one : asked) {
                answers.add(one.get());
            }
            assertThat(answers).hasAtLeastOneElementOfType(Keys.Proving.Crowded.class).hasAtLeastOneElementOfType(Keys.Proving.Done.class);
            assertThat(sql.sql("select max(count) from identity.attempts").query(Long.class).single())
                    .isEqualTo(answers.stream().filter(answer -> answer instanceof Keys.Proving.Done).count());
        }
    }

    @Test
    void a_visit_ends_after_thirty_hours_however_busy() {
        var olena = cast.signIn(OLENA);
        for (var hours = 0; hours < 29; hours++) {
            clock.pass(Duration.ofHours(1));
            assertThat(olena.get("/office").statusCode()).isEqualTo(200);
        }
        clock.pass(Duration.ofHours(1));
        assertThat(olena.get("/office").statusCode()).isEqualTo(302);
    }

    @Test
    void the_second_step_waits_ten_minutes() {
        var olena = cast.guest();
        enter(olena, "olena", PASSWORD, "/office");
        clock.pass(Duration.ofMinutes(10));

        assertThat(location(olena.post("/sign-in/code", "_csrf", token(olena), "code", code()))).isEqualTo("/sign-in");
    }

    @Test
    void a_session_planted_before_signing_in_is_worth_nothing() {
        var olena = cast.guest();
        enter(olena, "olena", PASSWORD, "/office");
        var planted = olena.cookie("session");
        code(olena, code());

        assertThat(olena.cookie("session")).isNotEmpty().isNotEqualTo(planted);
        assertThat(cast.guest().carrying("session", planted).get("/office").statusCode()).isEqualTo(302);
    }

    @Test
    void a_made_up_session_id_is_not_taken_over() {
        var made = java.util.Base64.getEncoder().encodeToString("00000000-0000-0000-0000-000000000000".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var olena = cast.guest().carrying("session", made);
        enter(olena, "olena", PASSWORD, "/office");

        assertThat(olena.cookie("session")).isNotEqualTo(made);
    }

    @Test
    void signing_in_leads_nobody_off_the_site() {
        var olena = cast.guest();
        enter(olena, "olena", PASSWORD, "//evil.example");

        assertThat(location(code(olena, code(), "https://evil.example"))).isEqualTo("/");
    }

    @Test
    void bad_input_is_refused_and_breaks_nothing() {
        assertThat(enter(cast.guest(), "olena\0", PASSWORD, "/office").statusCode()).isEqualTo(400);
        assertThat(enter(cast.guest(), "'; drop table", "x".repeat(100_000), "/office").statusCode()).isEqualTo(422);
        assertThat(cast.guest().fill("/sign-in", "/sign-in").statusCode()).isEqualTo(400);
        assertThat(cast.guest().get("/setup/%00").statusCode()).isIn(400, 410);
        assertThat(cast.signIn(Cast.ADMIN).get("/office/staff/no-such").statusCode()).isEqualTo(400);
        assertThat(cast.signIn(Cast.ADMIN).get("/office/journal?before=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_blocked_official_cannot_sign_in_and_learns_nothing() {
        officials.block(OLENA.id());

        assertThat(enter(cast.guest(), "olena", PASSWORD, "/office").body()).contains("Логін або пароль не підходить");
    }

    @Test
    void a_visit_ends_after_twelve_quiet_hours() {
        var olena = cast.signIn(OLENA);
        assertThat(sql.sql("select max_inactive_interval from identity.sessions").query(Integer.class).single())
                .isEqualTo((int) Duration.ofHours(12).toSeconds());

        sql.sql("update identity.sessions set last_access_time = last_access_time - 43201000").update();
        assertThat(olena.get("/office").statusCode()).isEqualTo(302);
    }

    @Test
    void passwords_are_kept_as_argon2id_and_codes_not_at_all() {
        assertThat(sql.sql("select password from identity.keys").query(String.class).single()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    private static HttpResponse<String> enter(Visitor who, String name, String password, String to) {
        return who.fill("/sign-in", "/sign-in", "name", name, "password", password, "to", to);
    }

    private static HttpResponse<String> code(Visitor who, String code) {
        return who.fill("/sign-in/code", "/sign-in/code", "code", code, "to", "/office?a=1");
    }

    private static HttpResponse<String> code(Visitor who, String code, String to) {
        return who.fill("/sign-in/code", "/sign-in/code", "code", code, "to", to);
    }

    private static String token(Visitor who) {
        var page = who.get("/sign-in").body();
        return page.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    private String code() {
        return Totp.code(SECRET, Totp.step(clock.instant()));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    private static String withoutToken(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static long nanos(Runnable work) {
        work.run();
        var best = Long.MAX_VALUE;
        for (var round = 0; round < 3; round++) {
            var began = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - began);
        }
        return best;
    }

    private String deeds() {
        return sql.sql("select string_agg(deed, ' ' order by number) from identity.journal").query(String.class).single();
    }
}
