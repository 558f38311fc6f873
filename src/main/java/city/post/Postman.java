package city.post;

import city.pack.Language;
import city.pack.Town;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Carries letters to the SMTP server. Where none is named they wait. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 20;

    private final Letters letters;
    private final JavaMailSenderImpl smtp;
    private final Town town;
    private final String from;
    private final AtomicBoolean complained = new AtomicBoolean();
    private final AtomicBoolean working = new AtomicBoolean();

    Postman(Letters letters, JavaMailSenderImpl smtp, Town town, @Value("${city.mail.from}") String from) {
        this.letters = letters;
        this.smtp = smtp;
        this.town = town;
        this.from = from.isEmpty() ? "city@localhost" : from;
    }

    /** Carries all that is due. One round at a time: a slow server must not gather a crowd of rounds. */
    void carry() {
        if (!named() || !working.compareAndSet(false, true)) {
            return;
        }
        try {
            for (var due = letters.take(AT_ONCE); !due.isEmpty(); due = letters.take(AT_ONCE)) {
                carry(due);
            }
        } finally {
            working.set(false);
        }
    }

    private boolean named() {
        var host = smtp.getHost();
        if (host != null && !host.isEmpty()) {
            return true;
        }
        complain("No SMTP server is named in CITY_SMTP_HOST: letters wait in the database");
        return false;
    }

    /** One letter is enough to find the server silent; the others are put back untried. */
    private void carry(List<Letter> due) {
        var silent = "";
        for (var letter : due) {
            if (silent.isEmpty()) {
                silent = carry(letter);
            } else {
                letters.later(letter, silent);
            }
        }
    }

    /** Empty if the server answered, whatever it said; else what happened instead. */
    private String carry(Letter letter) {
        try {
            smtp.send(message -> write(new MimeMessageHelper(message, "UTF-8"), letter));
            letters.sent(letter);
            complained.set(false);
            return "";
        } catch (MailException e) {
            var trouble = trouble(e);
            if (refused(e)) {
                log.warn("Letter {} was refused for good: {}", letter.number(), trouble);
                letters.refused(letter, trouble);
                return "";
            }
            letters.later(letter, trouble);
            if (answered(e)) {
                return "";
            }
            complain("The SMTP server does not answer, letters wait: " + trouble);
            return trouble;
        }
    }

    /** Once per silence: an hour without a server is one line, not a thousand. */
    private void complain(String what) {
        if (complained.compareAndSet(false, true)) {
            log.warn(what);
        }
    }

    private void write(MimeMessageHelper message, Letter letter) throws MessagingException, UnsupportedEncodingException {
        message.setFrom(from, town.name().in(Language.UK));
        message.setTo(letter.recipient());
        message.setSubject(letter.subject());
        message.setText(letter.body());
        // The same name at every attempt: a letter that went out twice collapses into one where it is read.
        message.getMimeMessage().setHeader("Message-ID", "<letter-" + letter.number() + "-" + town.code() + "@" + from.substring(from.indexOf('@') + 1) + ">");
        message.getMimeMessage().setHeader("Auto-Submitted", "auto-generated");
    }

    /** A connection that failed is the cause of the whole; what the server said stands with each message. */
    private static boolean answered(MailException e) {
        return e instanceof MailSendException failed && failed.getCause() == null;
    }

    private static boolean refused(MailException e) {
        return e instanceof MailSendException failed
                && failed.getFailedMessages().values().stream().anyMatch(Postman::nobodyThere);
    }

    private static boolean nobodyThere(Exception cause) {
        return cause instanceof SendFailedException unsent && unsent.getInvalidAddresses() != null && unsent.getInvalidAddresses().length > 0;
    }

    private static String trouble(MailException e) {
        var deepest = e.getMostSpecificCause().getMessage();
        return deepest == null ? e.getClass().getSimpleName() : deepest.lines().findFirst().orElse("");
    }
}
