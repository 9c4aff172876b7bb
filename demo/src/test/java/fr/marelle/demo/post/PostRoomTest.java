package fr.marelle.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostRoomTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private PostRoom room;

  @BeforeEach
  void open() throws IOException {
    room = PostRoom.start(0);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void anEmptyRoomSaysSo() throws Exception {
    assertThat(page("/").body()).contains("Aucun message pour le moment.");
  }

  @Test
  void showsAMailWithBothItsParts() throws Exception {
    mail("Votre accès à l’école", "Voyez http://localhost:8080/a?b=1&c=2.", "<b>Voyez</b>");

    String list = page("/").body();
    assertThat(list).contains("Votre accès à l’école", "École Prévert", "zoe@ecole.example");
    String letter = page("/message/1").body();
    assertThat(letter)
        .contains("href=\"http://localhost:8080/a?b=1&amp;c=2\"")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    assertThat(page("/message/1/html").body()).endsWith("<b>Voyez</b>");
  }

  @Test
  void theHtmlOfAMailCanDoNothing() throws Exception {
    mail("x", "x", "<script>alert(1)</script>");

    assertThat(page("/message/1").body()).doesNotContain("alert(1)");
    assertThat(
            page("/message/1/html").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox ")
        .doesNotContain("allow-scripts")
        .contains("default-src 'none'");
  }

  @Test
  void whatASenderWroteIsNeverMarkup() throws Exception {
    mail("<img src=x>", "<svg onload=alert(1)> https://a.example/\"><b>", "");

    assertThat(page("/").body() + page("/message/1").body())
        .doesNotContain("<img src=x>", "<svg", "\"><b>");
  }

  @Test
  void showsAnSms() throws Exception {
    assertThat(sms("{\"to\": \"+33612345678\", \"text\": \"Code : 1234 <3\"}").statusCode())
        .isEqualTo(201);

    assertThat(page("/").body()).contains("SMS au +33612345678", "Code : 1234 &lt;3");
    assertThat(room.mailbox().messages().get(0).text()).isEqualTo("Code : 1234 <3");
  }

  @Test
  void refusesWhatIsNoSms() throws Exception {
    assertThat(sms("{\"to\": \"0612345678\", \"text\": \"x\"}").statusCode()).isEqualTo(400);
    assertThat(sms("{\"to\": \"+33612345678\"}").statusCode()).isEqualTo(400);
    assertThat(sms("{\"to\": \"+33612345678\", \"text\": \"" + "x".repeat(1601) + "\"}").body())
        .contains("1 to 1600 characters");
    assertThat(sms("[").statusCode()).isEqualTo(400);
    assertThat(sms("x".repeat(20_000)).statusCode()).isEqualTo(413);
    assertThat(page("/sms").statusCode()).isEqualTo(405);
    assertThat(room.mailbox().messages()).isEmpty();
  }

  @Test
  void throwsEverythingAwayWhenAsked() throws Exception {
    sms("{\"to\": \"+33612345678\", \"text\": \"x\"}");
    String before = page("/revision").body();

    assertThat(post("/clear", "text/plain", "").statusCode()).isEqualTo(303);

    assertThat(room.mailbox().messages()).isEmpty();
    assertThat(page("/revision").body()).isNotEqualTo(before);
  }

  @Test
  void aMessageThatIsNotThereIsNotFound() throws Exception {
    assertThat(page("/message/1").statusCode()).isEqualTo(404);
    assertThat(page("/message/99999999999999999999").statusCode()).isEqualTo(404);
    assertThat(page("/message/x/html").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsTheNewestMessagesOnly() {
    Mailbox mailbox = new Mailbox(Clock.systemUTC());
    for (int i = 1; i <= Mailbox.CAPACITY + 1; i++) {
      mailbox.addSms("+33612345678", "n° " + i);
    }

    assertThat(mailbox.messages()).hasSize(Mailbox.CAPACITY);
    assertThat(mailbox.messages().get(0).text()).isEqualTo("n° " + (Mailbox.CAPACITY + 1));
    assertThat(mailbox.message(1)).isEmpty();
  }

  private void mail(String subject, String text, String html) throws MessagingException {
    Properties smtp = new Properties();
    smtp.setProperty("mail.smtp.host", InetAddress.getLoopbackAddress().getHostAddress());
    smtp.setProperty("mail.smtp.port", Integer.toString(room.smtpPort()));
    MimeMessage mail = new MimeMessage(Session.getInstance(smtp));
    try {
      mail.setFrom(new InternetAddress("non-reponse@ecole.example", "École Prévert"));
    } catch (java.io.UnsupportedEncodingException e) {
      throw new MessagingException("No such charset", e);
    }
    mail.setRecipient(RecipientType.TO, new InternetAddress("zoe@ecole.example"));
    mail.setSubject(subject, "UTF-8");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart designed = new MimeBodyPart();
    designed.setContent(html, "text/html; charset=UTF-8");
    mail.setContent(new MimeMultipart("alternative", plain, designed));
    Transport.send(mail);
  }

  private HttpResponse<String> page(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> sms(String json) throws Exception {
    return post("/sms", "application/json", json);
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI address(String path) {
    return room.url().resolve(path);
  }
}
