package fr.marelle.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.email.EmailException;

class MailOutcomeTest {
  private static final String SERVER_SAYS = "so the server says";

  @ParameterizedTest
  @ValueSource(ints = {421, 450, 451, 452, 499, -1})
  void whatTheServerPutsOffIsTriedAgain(int reply) throws AddressException {
    assertThat(outcome(recipient(reply))).isEqualTo(MailOutcome.UNREACHABLE);
    assertThat(outcome(sender(reply))).isEqualTo(MailOutcome.UNREACHABLE);
    assertThat(outcome(content(reply))).isEqualTo(MailOutcome.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 550, 552, 553, 554})
  void whatTheServerRefusesIsRefused(int reply) throws AddressException {
    assertThat(outcome(recipient(reply))).isEqualTo(MailOutcome.REFUSED);
    assertThat(outcome(sender(reply))).isEqualTo(MailOutcome.REFUSED);
    assertThat(outcome(content(reply))).isEqualTo(MailOutcome.REFUSED);
  }

  @Test
  void aServerThatCanNotBeAskedIsUnreachable() {
    assertThat(outcome(new MessagingException("no connection"))).isEqualTo(MailOutcome.UNREACHABLE);
    assertThat(outcome(new AuthenticationFailedException("no such user")))
        .isEqualTo(MailOutcome.UNREACHABLE);
  }

  @Test
  void whatWasNeverSentIsRefused() {
    assertThat(outcome(new IllegalStateException("no sender is set")))
        .isEqualTo(MailOutcome.REFUSED);
  }

  /** As Keycloak and the library wrap it. */
  private static MailOutcome outcome(Exception cause) {
    Exception sent =
        cause instanceof SendFailedException
            ? new SendFailedException("Invalid Addresses", cause)
            : cause;
    return MailOutcome.failed(new EmailException("Wrapped", new EmailException("Again", sent)));
  }

  private static SMTPAddressFailedException recipient(int reply) throws AddressException {
    return new SMTPAddressFailedException(address(), "RCPT TO", reply, SERVER_SAYS);
  }

  private static SMTPSenderFailedException sender(int reply) throws AddressException {
    return new SMTPSenderFailedException(address(), "MAIL FROM", reply, SERVER_SAYS);
  }

  private static SMTPSendFailedException content(int reply) throws AddressException {
    InternetAddress[] to = {address()};
    InternetAddress[] none = {};
    return new SMTPSendFailedException("DATA", reply, SERVER_SAYS, null, none, to, none);
  }

  private static InternetAddress address() throws AddressException {
    return new InternetAddress("personne@exemple.fr");
  }
}
