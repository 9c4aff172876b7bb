package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.AdminRest;
import fr.marelle.tests.ent.CodeKeys;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RecoverySettings;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SharedDatabase;
import fr.marelle.tests.ent.SmsGateways;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.EventRepresentation;

/** Text messages by gateways that a realm has of its own, on a server in production mode. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("newest-only")
@DisplayName("Passerelles SMS")
class SmsGatewayIT {
  private static final String SECRET = "un-secret-de-plus-de-vingt-lettres";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String KEY = "k3y-of-the-vault";
  private static final String TOKEN = "t0ken-of-twilio";

  @TempDir private static Path folder;

  private final AtomicInteger numbers = new AtomicInteger();
  private SharedDatabase database;
  private Ent ent;
  private SmsGateways gateways;
  private SmsPeer peer;

  @BeforeAll
  void open() throws IOException {
    database = new SharedDatabase(folder);
    Path vault = Files.createDirectory(folder.resolve("vault"));
    Files.writeString(vault.resolve("ent_passerelle"), KEY + "\n");
    peer = SmsPeer.open();
    ent =
        new Ent(
            database.start(
                RunningEnt.withVault(vault)
                    .option("spi-marelle-code-keys--default--keys", CodeKeys.FIRST)
                    .option("spi-marelle-sms-sender--http--fallback", "ovh")
                    .option("spi-marelle-sms-sender--ovh--base-url", peer.url())
                    .option("spi-marelle-sms-sender--ovh--application-key", "app")
                    .option("spi-marelle-sms-sender--ovh--application-secret", "s3cr3t")
                    .option("spi-marelle-sms-sender--ovh--consumer-key", "c0nsumer")
                    .option("spi-marelle-sms-sender--ovh--service-name", "sms-xx1-1")
                    .option("spi-marelle-sms-sender--ovh--sender", "Serveur")
                    // Realms' gateways are on this machine.
                    .option("spi-marelle-sms-sender--http--trust-realms", "true")
                    .option("spi-marelle-sms-sender--ovh--trust-realms", "true")
                    .option("spi-marelle-sms-sender--smpp--trust-realms", "true")
                    .option("spi-marelle-sms-sender--twilio--trust-realms", "true")
                    .option("spi-marelle-outbox--default--interval", "1")
                    .option("spi-marelle-sms--default--interval", "1")));
    gateways = new SmsGateways(ent);
  }

  @AfterAll
  void close() {
    ent.close();
    peer.close();
  }

  private Map<String, String> generic(String url) {
    return Map.of(
        "url", url + "/sms",
        "body", "{\"to\":\"{to}\",\"text\":\"{text}\",\"from\":\"{sender}\"}",
        "sender", "Marelle",
        "keyHeader", "api-key",
        "key", "${vault.passerelle}",
        "messageIdAt", "/id",
        "receiptSecret", SECRET,
        "receiptIdAt", "id",
        "receiptStatusAt", "status",
        "receiptDelivered", "ok");
  }

  @Test
  void aCodeLeavesByTheRealmsOwnGatewayAndItsReceiptIsKept() throws Exception {
    String gateway = gateways.add("région", "http", generic(peer.url()));
    try {
      Person parent = reachable();
      int before = peer.taken().size();

      String code = code(parent, before);

      assertThat(last()).containsEntry("from", "Marelle").containsEntry("key", KEY);
      assertThat(receipt(gateway + "/" + SECRET + "x", "id=m-" + (before + 1) + "&status=ok"))
          .isEqualTo(404);
      assertThat(receipt(gateway + "/" + SECRET, "id=other&status=ok")).isEqualTo(404);
      assertThat(receipt(gateway + "/" + SECRET, "text/plain", "x".repeat(20_000))).isEqualTo(413);
      assertThat(receipt(gateway + "/" + SECRET, "id=m-" + (before + 1) + "&status=ok"))
          .isEqualTo(204);
      Renewal renewal = Renewal.begin(ent, parent, code);
      renewal.send(renewal.filledIn());

      assertThat(newest())
          .contains("\"purpose\":\"PASSWORD\"", "\"outcome\":\"SENT\"", "\"segments\":1")
          .contains("\"receipt\":\"DELIVERED\"", "\"receiptCode\":\"ok\"")
          .doesNotContain("\"usedAt\":0")
          .doesNotContain(code);
      assertThat(metrics())
          .containsPattern(
              "marelle_sms_messages_total\\{[^}]*gateway=\"région\"[^}]*outcome=\"sent\"[^}]*}"
                  + " [1-9]")
          .contains("marelle_sms_segments_total", "marelle_sms_receipts_total");
      assertThat(ent.server().log())
          .doesNotContain(code)
          .doesNotContain(KEY)
          .doesNotContain(SECRET);
    } finally {
      gateways.remove(gateway);
    }
  }

  @Test
  void whereTheFirstGatewayCanNotBeReachedTheNextIsAsked() {
    String first =
        gateways.add("en panne", "http", with(generic("http://localhost:1"), "priority", "1"));
    String second =
        gateways.add(
            "secours",
            "ovh",
            Map.of(
                "baseUrl", peer.url(),
                "applicationKey", "app",
                "applicationSecret", "s3cr3t",
                "consumerKey", "c0nsumer",
                "serviceName", "sms-xx1-1",
                "sender", "Marelle",
                "priority", "2"));
    try {
      AdminRest.Answer tried = test("+33612340001", null);
      assertThat(tried.status()).isEqualTo(200);
      assertThat(tried.body())
          .contains("\"outcome\":\"SENT\"", "\"gateway\":\"secours\"", "\"credits\":1");
      assertThat(last()).containsEntry("receivers", List.of("+33612340001"));

      assertThat(test("+33612340001", "en panne").body()).contains("\"outcome\":\"UNREACHABLE\"");
      assertThat(test("+33612340001", "aucune").status()).isEqualTo(404);
      assertThat(test("+33899123456", null).body()).contains("NOT_A_MOBILE");
      assertThat(test("+37253123456", null).body()).contains("COUNTRY");
      assertThat(test("0612340001", null).status()).isEqualTo(400);
      assertThat(ent.rest("").post("marelle-sms/test", "{\"to\":\"+33612340001\"}").status())
          .isEqualTo(401);
      assertThat(ent.realm().getAdminEvents())
          .anySatisfy(event -> assertThat(event.getResourceType()).isEqualTo("SMS_TEST"));
    } finally {
      gateways.remove(first);
      gateways.remove(second);
    }
  }

  @Test
  void aRealmWithoutAGatewayUsesTheServersAndItsFallback() {
    AdminRest.Answer tried = test("+33612340002", null);

    assertThat(tried.body()).contains("\"outcome\":\"SENT\"", "\"gateway\":\"ovh\"");
    assertThat(last())
        .containsEntry("sender", "Serveur")
        .containsEntry("receivers", List.of("+33612340002"));
    assertThat(test("+33612340002", "http").body()).contains("\"outcome\":\"UNREACHABLE\"");
  }

  @Test
  void aCodeLeavesByTwilioWhichSignsItsReceipt() throws Exception {
    String gateway =
        gateways.add(
            "twilio",
            "twilio",
            Map.of(
                "baseUrl", peer.url(),
                "accountSid", "AC1",
                "authToken", TOKEN,
                "from", "Marelle",
                "receipts", "true"));
    try {
      assertThat(gateways.shown(gateway, "authToken")).doesNotContain(TOKEN);
      int before = peer.taken().size();
      String code = code(reachable(), before);
      assertThat(code).matches("[a-z0-9]{8}");
      String sid = "m-" + (before + 1);

      URI address = URI.create((String) last().get("StatusCallback"));
      assertThat(status(address, sid, "delivered", signature(address, sid, "failed")))
          .isEqualTo(404);
      assertThat(status(address, sid, "delivered", signature(address, sid, "delivered")))
          .isEqualTo(204);

      assertThat(newest()).contains("\"receipt\":\"DELIVERED\"");
    } finally {
      gateways.remove(gateway);
    }
  }

  /** By the libraries that the extension brings, in a server that has its own of some of them. */
  @Test
  void aCodeLeavesBySmppAndItsReceiptComesByTheSameSession() throws Exception {
    try (SmppCentre centre = new SmppCentre()) {
      String gateway =
          gateways.add(
              "opérateur",
              "smpp",
              Map.of(
                  "host", "localhost",
                  "port", Integer.toString(centre.port()),
                  "withoutTls", "true",
                  "systemId", "ent",
                  "password", SmppCentre.PASSWORD,
                  "sender", "Marelle",
                  "receipts", "true"));
      try {
        Person parent = reachable();
        RecoverySettings.with(
            ent,
            Map.of("way.relative", "sms"),
            () -> {
              Lost.begin(ent).forgotPassword(parent.identifier());
              Patience.until(() -> assertThat(newest()).contains("\"messageId\":\"c-1\""));
            });
        String code = codeIn(centre.texts().get(0));
        assertThat(code).matches("[a-z0-9]{8}");

        centre.deliver();

        assertThat(newest()).contains("\"receipt\":\"DELIVERED\"", "\"receiptCode\":\"DELIVRD\"");
        centre.unbindAll();
        Patience.until(
            () -> assertThat(test("+33612340003", null).body()).contains("\"outcome\":\"SENT\""));
        assertThat(centre.texts()).hasSize(2);
        assertThat(ent.server().log()).doesNotContain(code).doesNotContain(SmppCentre.PASSWORD);
      } finally {
        gateways.remove(gateway);
      }
      Patience.until(() -> assertThat(centre.bound()).isZero());
    }
  }

  @Test
  void twentyTestsInAnHourAreEnough() throws Exception {
    forgetTests();
    for (int i = 0; i < 20; i++) {
      // Withheld, but an administrator's try all the same.
      assertThat(test("+37253123456", null).status()).isEqualTo(200);
    }

    assertThat(test("+37253123456", null).status()).isEqualTo(429);

    forgetTests();
    assertThat(test("+37253123456", null).status()).isEqualTo(200);
  }

  private void forgetTests() {
    database.change("delete from MARELLE_SENDING where NAME = 'sms-test'");
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedByName() {
    assertThat(gateways.refusal("http", generic("http://sms.example")))
        .startsWith("400")
        .contains("url");
    assertThat(gateways.refusal("http", with(generic(peer.url()), "body", "{\"to\":{to}}")))
        .startsWith("400")
        .contains("body");
    assertThat(gateways.refusal("smpp", Map.of("host", "smpp.example", "systemId", "ent")))
        .startsWith("400")
        .contains("smpp.password");
    assertThat(gateways.refusal("http", with(generic(peer.url()), "key", "${vault.absente}")))
        .startsWith("400")
        .contains("http.key");
    // In production mode.
    assertThat(gateways.refusal("development", Map.of("url", peer.url()))).startsWith("400");
  }

  @Test
  void beyondTheRealmsLimitsNothingLeavesAndTooFewUsedCodesAreAnAlarm() throws Exception {
    String gateway = gateways.add("région", "http", generic(peer.url()));
    String budget =
        gateways.allow(
            Map.of(
                // Half of it to whoever is not signed in.
                "perAccount", "4",
                "alarmMinutes", "5",
                "alarmLeastSent", "2",
                "alarmUsedPercent", "50"));
    try {
      Person parent = reachable();
      int before = peer.taken().size();
      RecoverySettings.with(
          ent,
          Map.of("way.relative", "sms"),
          () -> {
            for (int i = 0; i < 4; i++) {
              Lost.begin(ent).forgotPassword(parent.identifier());
            }
            Patience.until(
                () ->
                    assertThat(errors(parent, "SEND_RESET_PASSWORD_ERROR"))
                        .containsExactly("sending_limit_reached", "sending_limit_reached"));
          });
      assertThat(reasons(parent, "SEND_RESET_PASSWORD_ERROR")).containsOnly("account_limit");
      assertThat(peer.taken()).hasSize(before + 2);
      // The same code, however often it is asked for.
      assertThat(peer.taken().get(before)).isEqualTo(last());

      afterThreeMinutes();

      Patience.until(
          () ->
              assertThat(
                      ent.realm()
                          .getEvents(
                              List.of("SEND_VERIFY_EMAIL_ERROR"),
                              null,
                              null,
                              null,
                              null,
                              null,
                              0,
                              50))
                  .filteredOn(event -> "sms_codes_unused".equals(event.getError()))
                  .hasSize(1)
                  .allSatisfy(
                      event ->
                          assertThat(event.getDetails()).containsKeys("sms_sent", "sms_used")));
      Patience.until(() -> assertThat(metrics()).contains("marelle_sms_alarms_total"));
    } finally {
      gateways.remove(budget);
      gateways.remove(gateway);
    }
  }

  /** A parent whose verified number came with the account: one that is new would have to wait. */
  private Person reachable() {
    String number = "+336123500%02d".formatted(numbers.incrementAndGet());
    Person parent =
        ent.people()
            .create(
                "relative",
                user ->
                    user.setAttributes(
                        Map.of(
                            "profile", List.of("relative"),
                            "mobile", List.of(number),
                            "mobileVerified", List.of(number))));
    return FirstAccess.begin(ent, parent).complete().who();
  }

  /** What the gateway is given for a parent who forgot the password. */
  private String code(Person parent, int before) {
    RecoverySettings.with(
        ent,
        Map.of("way.relative", "sms"),
        () -> {
          Lost.begin(ent).forgotPassword(parent.identifier());
          Patience.until(() -> assertThat(newest()).contains("\"m-" + (before + 1) + "\""));
        });
    return codeIn((String) last().getOrDefault("text", last().get("Body")));
  }

  private static String codeIn(String text) {
    return text.replaceFirst("(?s).* est ([a-z0-9]{8})\\..*", "$1");
  }

  private Map<String, Object> last() {
    return peer.taken().get(peer.taken().size() - 1);
  }

  private AdminRest.Answer test(String to, String gateway) {
    String by = gateway == null ? "" : ",\"gateway\":\"" + gateway + "\"";
    return ent.rest().post("marelle-sms/test", "{\"to\":\"" + to + "\"" + by + "}");
  }

  /** What the administrator is shown of the last message. */
  private String newest() {
    return ent.rest().send("GET", "marelle-sms/messages?max=1").body();
  }

  private int receipt(String path, String form) throws IOException, InterruptedException {
    return receipt(path, FORM, form);
  }

  private int receipt(String path, String type, String body)
      throws IOException, InterruptedException {
    return post(HttpRequest.newBuilder(ent.address("/marelle-sms/receipts/" + path)), type, body);
  }

  private static int status(URI address, String sid, String status, String signature)
      throws IOException, InterruptedException {
    return post(
        HttpRequest.newBuilder(address).header("X-Twilio-Signature", signature),
        FORM,
        "MessageSid=" + sid + "&MessageStatus=" + status);
  }

  private static int post(HttpRequest.Builder request, String type, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            request
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** As Twilio documents it. */
  private static String signature(URI address, String sid, String status)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    String signed = address + "MessageSid" + sid + "MessageStatus" + status;
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> errors(Person person, String type) {
    return ent.realm().getEvents(List.of(type), null, person.id(), null, null, null, 0, 50).stream()
        .map(EventRepresentation::getError)
        .toList();
  }

  private List<String> reasons(Person person, String type) {
    return ent.realm().getEvents(List.of(type), null, person.id(), null, null, null, 0, 50).stream()
        .map(event -> event.getDetails().get("reason"))
        .toList();
  }

  private String metrics() {
    URI metrics = ent.server().managementUrl().resolve("/metrics");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A code that was sent a moment ago may still be typed. */
  private void afterThreeMinutes() {
    assertThat(database.change("update MARELLE_SMS set SENT_AT = SENT_AT - 180000")).isPositive();
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(name, value);
    return changed;
  }
}
