package fr.marelle.demo.post;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Where mails come in: SMTP on the loopback address, without TLS or passwords. */
final class MailDoor implements AutoCloseable {
  private static final int MAX_BYTES = 2_000_000;
  private static final int MAX_RECIPIENTS = 50;
  private static final int MAX_CONNECTIONS = 20;
  private static final int MAX_DEPTH = 8;

  private final SMTPServer smtp;

  private MailDoor(SMTPServer smtp) {
    this.smtp = smtp;
  }

  static MailDoor open(int port, Mailbox mailbox) {
    SMTPServer smtp =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("Marelle")
            .maxConnections(MAX_CONNECTIONS)
            .maxRecipients(MAX_RECIPIENTS)
            .maxMessageSize(MAX_BYTES)
            .messageHandler((context, from, to, data) -> receive(mailbox, to, data))
            .build();
    smtp.start();
    return new MailDoor(smtp);
  }

  int port() {
    return smtp.getPortAllocated();
  }

  @Override
  public void close() {
    smtp.stop();
  }

  private static void receive(Mailbox mailbox, String to, byte[] data) throws RejectException {
    if (data.length > MAX_BYTES) {
      throw new RejectException(552, "Too long");
    }
    try {
      MimeMessage mail =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
      mailbox.addMail(
          from(mail),
          to,
          mail.getSubject() == null ? "" : mail.getSubject(),
          content(mail, "text/plain", 0),
          content(mail, "text/html", 0));
    } catch (MessagingException | IOException e) {
      throw new RejectException(554, "Not a mail that can be read");
    }
  }

  private static String from(MimeMessage mail) throws MessagingException {
    var senders = mail.getFrom();
    return senders == null
        ? ""
        : Arrays.stream(senders)
            .map(
                sender ->
                    sender instanceof InternetAddress internet
                        ? internet.toUnicodeString()
                        : sender.toString())
            .collect(Collectors.joining(", "));
  }

  private static String content(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent() instanceof String text ? text : "";
    }
    if (part.isMimeType("multipart/*") && depth < MAX_DEPTH) {
      Multipart parts = (Multipart) part.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String found = content(inner, type, depth + 1);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
