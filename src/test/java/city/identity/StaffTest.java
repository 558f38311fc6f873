package city.identity;

import static city.Cast.ADMIN;
import static city.Cast.MARTA;
import static city.Cast.OLENA;
import static city.Cast.STEPAN;
import static org.assertj.core.api.Assertions.assertThat;

import city.Cast;
import city.CityTest;
import city.TestClock;
import city.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class StaffTest {

    static final String PASSWORD = "чорний кіт на даху";

    @Autowired
    Cast cast;

    @Autowired
    Accounts accounts;

    @Autowired
    Links links;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @Test
    void an_invited_person_sets_a_password_and_an_app_and_is_in() {
        var answer = invite(cast.signIn(ADMIN), "bohdan");
        var link = linkIn(answer.body());
        assertThat(letter()).contains("Богдан Новенький", "bohdan", link);

        var bohdan = cast.guest();
        var page = bohdan.get(link).body();
        assertThat(page).contains("Вітаємо, Богдан Новенький", "otpauth://totp/", "<svg class=\"qr\"");
        assertThat(location(setUp(bohdan, link, PASSWORD, codeIn(page)))).isEqualTo("/office");
        assertThat(bohdan.get("/office").body()).contains("Богдан Новенький", "Редактор");
        assertThat(deeds()).isEqualTo("INVITED LINK_MADE KEYS_SET");
    }

    @Test
    void where_no_mail_server_is_set_nobody_is_told_that_a_letter_was_sent() {
        assertThat(invite(cast.signIn(ADMIN), "bohdan").body())
                .contains("Пошта не налаштована", "передайте посилання самі", "data-copy=\"link\"")
                .doesNotContain("Лист із ним надіслано");
    }

    @Test
    void a_link_works_once() {
        var link = linkIn(invite(cast.signIn(ADMIN), "bohdan").body());
        var bohdan = cast.guest();
        setUp(bohdan, link, PASSWORD, codeIn(bohdan.get(link).body()));

        var again = cast.guest().get(link);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("Це посилання вже не діє");
    }

    @Test
    void a_link_dies_after_two_days_and_when_a_newer_one_is_made() {
        var old = links.make(OLENA.id()).path();
        var fresh = links.make(OLENA.id()).path();
        assertThat(cast.guest().get(old).statusCode()).isEqualTo(410);
        assertThat(cast.guest().get(fresh).statusCode()).isEqualTo(200);

        clock.pass(Duration.ofDays(2));
        assertThat(cast.guest().get(fresh).statusCode()).isEqualTo(410);
    }

    @Test
    void links_are_kept_as_digests_only() {
        var token = links.make(OLENA.id()).path().replace("/setup/", "");

        assertThat(token).hasSize(22);
        assertThat(sql.sql("select encode(digest, 'escape') from identity.links").query(String.class).single()).doesNotContain(token);
    }

    @Test
    void an_easy_password_or_a_wrong_code_leaves_the_link_alone() {
        var link = links.make(OLENA.id()).path();
        var olena = cast.guest();
        var code = codeIn(olena.get(link).body());

        assertThat(setUp(olena, link, "короткий", code).body()).contains("Потрібно щонайменше 12 знаків", "href=\"#password\"");
        assertThat(setUp(olena, link, "qwerty123456789", code).body()).contains("легко вгадати");
        assertThat(setUp(olena, link, "olena-olena-2026", code).body()).contains("ваш логін");
        assertThat(setUp(olena, link, PASSWORD, "000000").body()).contains("Цей код не підійшов");
        assertThat(location(setUp(olena, link, PASSWORD, code))).isEqualTo("/office");
    }

    @Test
    void a_block_ends_open_visits_at_once_and_can_be_taken_back() {
        var marta = cast.signIn(MARTA);
        var admin = cast.signIn(ADMIN);
        var home = "/office/staff/" + MARTA.id().value();
        assertThat(marta.get("/office").statusCode()).isEqualTo(200);

        admin.fill(home, home + "/block", "on", "true");
        assertThat(marta.get("/office").statusCode()).isEqualTo(302);
        assertThat(admin.get("/office/staff").body()).contains("Закрито");

        admin.fill(home, home + "/block", "on", "false");
        assertThat(cast.signIn(MARTA).get("/office").statusCode()).isEqualTo(200);
        assertThat(deeds()).isEqualTo("BLOCKED UNBLOCKED");
    }

    @Test
    void a_change_of_roles_counts_at_the_next_request() {
        var marta = cast.signIn(MARTA);
        var admin = cast.signIn(ADMIN);
        var home = "/office/staff/" + MARTA.id().value();
        assertThat(marta.get("/office/journal").statusCode()).isEqualTo(403);

        admin.fill(home, home, "name", "Марта Аудиторка", "email", "marta@city.example", "roles", "AUDITOR");
        assertThat(marta.get("/office/journal").body()).contains("Зміна даних або ролей", "Марта Аудиторка");
    }

    @Test
    void a_new_link_ends_what_the_person_had() {
        var olena = cast.signIn(OLENA);
        var home = "/office/staff/" + OLENA.id().value();
        var admin = cast.signIn(ADMIN);

        assertThat(linkIn(admin.fill(home, home + "/link").body())).startsWith("/setup/");
        assertThat(olena.get("/office").statusCode()).isEqualTo(302);
    }

    @Test
    void an_administrator_cannot_shut_themselves_out() {
        var admin = cast.signIn(ADMIN);
        var home = "/office/staff/" + ADMIN.id().value();

        assertThat(admin.fill(home, home, "name", "Адріана", "email", "admin@city.example", "roles", "EDITOR").body())
                .contains("забрати не можна");
        assertThat(admin.fill(home, home + "/block", "on", "true").statusCode()).isEqualTo(403);
        assertThat(admin.get("/office/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void an_administrator_gives_themselves_no_roles_and_a_key_given_to_another_is_told_to_all_who_hold_one() {
        var admin = cast.signIn(ADMIN);
        var home = "/office/staff/" + ADMIN.id().value();

        var more = admin.fill(home, home, "name", "Адріана", "email", "admin@city.example", "roles", "SYSTEM_ADMIN", "roles", "ALERT_APPROVER");
        assertThat(more.statusCode()).isEqualTo(422);
        assertThat(more.body()).contains("Собі ролей не додають");
        assertThat(letters()).isEmpty();

        var martas = "/office/staff/" + MARTA.id().value();
        admin.fill(martas, martas, "name", "Марта Редакторка", "email", "marta@city.example", "roles", "EDITOR", "roles", "ALERT_APPROVER");
        assertThat(letters()).as("duty, approvers, the auditor and the administrator").hasSize(5)
                .allSatisfy(text -> assertThat(text).contains("Марта Редакторка", "Погоджувач сповіщень"));

        admin.fill(martas, martas, "name", "Марта Редакторка", "email", "marta@city.example", "roles", "EDITOR", "roles", "ALERT_APPROVER");
        assertThat(letters()).as("told once").hasSize(5);
    }

    private java.util.List<String> letters() {
        return sql.sql("select body from post.letters where subject = 'Хто відтепер може попереджати місто'").query(String.class).list();
    }

    @Test
    void what_is_wrong_with_an_invitation_is_said_at_its_fields_and_nothing_typed_is_lost() {
        var answer = cast.signIn(ADMIN).fill("/office/staff/new", "/office/staff", "name", "Богдан", "login", "Ю", "email", "none");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#login\"", "Впишіть логін", "Впишіть адресу", "Оберіть щонайменше одну роль", "value=\"Богдан\"");
        assertThat(invite(cast.signIn(ADMIN), "olena").body()).contains("Такий логін уже є");
    }

    @Test
    void only_administrators_manage_staff_and_auditors_read_the_journal() {
        assertThat(cast.signIn(OLENA).get("/office/staff").statusCode()).isEqualTo(403);
        assertThat(cast.signIn(STEPAN).get("/office/journal").statusCode()).isEqualTo(200);
        assertThat(cast.signIn(STEPAN).get("/office/staff").statusCode()).isEqualTo(403);
    }

    @Test
    void a_city_without_an_administrator_gets_one_link_for_the_first() {
        sql.sql("truncate identity.officials cascade").update();

        var lost = accounts.firstAdmin().orElseThrow();
        var link = accounts.firstAdmin().orElseThrow();
        assertThat(cast.guest().get(lost.path()).statusCode()).as("one link at a time").isEqualTo(410);

        var admin = cast.guest();
        assertThat(location(setUp(admin, link.path(), PASSWORD, codeIn(admin.get(link.path()).body())))).isEqualTo("/office");
        assertThat(admin.get("/office/staff").statusCode()).isEqualTo(200);
        assertThat(accounts.firstAdmin()).isEmpty();
    }

    private static HttpResponse<String> invite(Visitor admin, String login) {
        return admin.fill("/office/staff/new", "/office/staff",
                "name", "Богдан Новенький", "login", login, "email", login + "-new@city.example", "roles", "EDITOR");
    }

    private static HttpResponse<String> setUp(Visitor who, String link, String password, String code) {
        return who.fill(link, link, "password", password, "again", password, "code", code);
    }

    private static String linkIn(String page) {
        var link = Pattern.compile("/setup/[A-Za-z0-9_-]{22}").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    /** What the person's app shows after it has read the square. */
    private String codeIn(String page) {
        var secret = Pattern.compile("secret=([A-Z2-7]{32})").matcher(page);
        assertThat(secret.find()).isTrue();
        return Totp.code(bytes(secret.group(1)), Totp.step(clock.instant()));
    }

    private static byte[] bytes(String base32) {
        var bits = new StringBuilder();
        base32.chars().forEach(letter -> bits.append("%5s".formatted(Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter))).replace(' ', '0')));
        var bytes = new byte[bits.length() / 8];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        return bytes;
    }

    private String letter() {
        return sql.sql("select body from post.letters").query(String.class).single();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    private String deeds() {
        return sql.sql("select string_agg(deed, ' ' order by number) from identity.journal").query(String.class).single();
    }
}
