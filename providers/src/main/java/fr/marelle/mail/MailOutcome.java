package fr.marelle.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.stream.Stream;
import org.keycloak.email.EmailException;

/** What came of a mail. */
public enum MailOutcome {
  /** The mail server took it. */
  SENT,
  /** The mail server answered, and refused this one recipient. */
  REFUSED,
  /** Nobody can be reached by mail at the moment. */
  UNREACHABLE;

  static MailOutcome failed(EmailException failure) {
    return isOf(failure, MessagingException.class) && !isOf(failure, SendFailedException.class)
        ? UNREACHABLE
        : REFUSED;
  }

  /** Keycloak wraps what went wrong, on some ways more than once. */
  private static boolean isOf(Throwable failure, Class<? extends Exception> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }
}
