package city.post;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import city.TestClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class LettersTest {

    static final Address OKSANA = new Address("oksana@city.example");

    @Autowired
    Letters letters;

    @Autowired
    Postman postman;

    @Autowired
    JavaMailSenderImpl smtp;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    final GreenMail office = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void the_post_office_opens() {
        office.start();
        smtp.setHost("127.0.0.1");
        smtp.setPort(office.getSmtp().getPort());
    }

    @AfterEach
    void the_post_office_closes() {
        smtp.setHost("");
        office.stop();
    }

    @Test
    void a_letter_arrives_in_ukrainian_once_and_its_text_is_forgotten() throws Exception {
        letters.send(OKSANA, "Воду вимкнуть", "Завтра з 9:00 води не буде.");
        postman.carry();
        postman.carry();

        assertThat(office.waitForIncomingEmail(5000, 1)).isTrue();
        var arrived = office.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getSubject()).isEqualTo("Воду вимкнуть");
        assertThat(arrived[0].getContent().toString()).contains("Завтра з 9:00 води не буде.");
        assertThat(arrived[0].getAllRecipients()[0]).hasToString("oksana@city.example");
        assertThat(waiting()).isZero();
        assertThat(sql.sql("select body from post.letters").query(String.class).single()).isEmpty();
    }

    @Test
    void nothing_is_lost_while_the_server_is_down() {
        office.stop();
        letters.send(OKSANA, "Воду вимкнуть", "Завтра.");
        postman.carry();
        clock.pass(Duration.ofHours(1));
        postman.carry();

        assertThat(waiting()).isEqualTo(1);
        assertThat(sql.sql("select attempts from post.letters").query(Integer.class).single()).isGreaterThanOrEqualTo(2);
        assertThat(sql.sql("select trouble from post.letters").query(String.class).single()).isNotEmpty();

        office.start();
        smtp.setPort(office.getSmtp().getPort());
        clock.pass(Duration.ofHours(1));
        postman.carry();

        assertThat(office.waitForIncomingEmail(5000, 1)).isTrue();
        assertThat(waiting()).isZero();
    }

    @Test
    void a_letter_whose_carrier_was_killed_goes_once_more_at_most() throws Exception {
        letters.send(OKSANA, "Воду вимкнуть", "Завтра.");
        assertThat(letters.take(20)).hasSize(1);
        postman.carry();
        assertThat(office.getReceivedMessages()).as("somebody may still be carrying it").isEmpty();

        clock.pass(Letters.CARRYING);
        postman.carry();
        clock.pass(Duration.ofDays(1));
        postman.carry();

        assertThat(office.waitForIncomingEmail(5000, 1)).isTrue();
        assertThat(office.getReceivedMessages()).hasSize(1);
        assertThat(office.getReceivedMessages()[0].getMessageID()).startsWith("<letter-1-");
    }

    @Test
    void a_letter_of_a_transaction_that_failed_was_never_written() {
        transaction.executeWithoutResult(status -> {
            letters.send(OKSANA, "Воду вимкнуть", "Завтра.");
            status.setRollbackOnly();
        });

        assertThat(sql.sql("select count(*) from post.letters").query(Integer.class).single()).isZero();
    }

    @Test
    void a_subject_cannot_smuggle_in_a_header() throws Exception {
        letters.send(OKSANA, "Воду\r\nBcc: all@city.example", "Завтра.");
        postman.carry();

        assertThat(office.waitForIncomingEmail(5000, 1)).isTrue();
        assertThat(office.getReceivedMessages()[0].getAllRecipients()).hasSize(1);
    }

    @Test
    void without_a_server_letters_wait() {
        smtp.setHost("");
        letters.send(OKSANA, "Воду вимкнуть", "Завтра.");
        postman.carry();

        assertThat(waiting()).isEqualTo(1);
        assertThat(sql.sql("select attempts from post.letters").query(Integer.class).single()).isZero();
    }

    private int waiting() {
        return sql.sql("select count(*) from post.letters where sent_at is null").query(Integer.class).single();
    }
}
