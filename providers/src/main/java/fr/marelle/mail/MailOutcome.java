package fr.marelle.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.keycloak.email.EmailException;

/** What came of a mail. */
public enum MailOutcome {
  /** The mail server took it. */
  SENT,
  /** The mail server answered, and refused this one recipient for good. */
  REFUSED,
  /**
   * Not taken at the moment: the mail server can't be reached, hung up, or put the mail off with a
   * reply of 400 to 499 (RFC 5321, 4.2.1), as those do that want to see an unknown sender come
   * back.
   */
  UNREACHABLE;

  static MailOutcome failed(EmailException failure) {
    boolean answered = causes(failure).anyMatch(SendFailedException.class::isInstance);
    boolean asked = causes(failure).anyMatch(MessagingException.class::isInstance);
    return asked && (!answered || causes(failure).anyMatch(MailOutcome::isPutOff))
        ? UNREACHABLE
        : REFUSED;
  }

  /** Keycloak wraps what went wrong, on some ways more than once; so does the mail library. */
  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isPutOff(Throwable cause) {
    // The library has -1 where the server hung up instead.
    return reply(cause).stream().anyMatch(code -> code < 500);
  }

  private static OptionalInt reply(Throwable cause) {
    if (cause instanceof SMTPSendFailedException send) {
      return OptionalInt.of(send.getReturnCode());
    }
    if (cause instanceof SMTPAddressFailedException recipient) {
      return OptionalInt.of(recipient.getReturnCode());
    }
    return cause instanceof SMTPSenderFailedException sender
        ? OptionalInt.of(sender.getReturnCode())
        : OptionalInt.empty();
  }
}
