package fr.marelle.sms;

import fr.marelle.mail.EmailTexts;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Tries a gateway and shows what was sent, for administrators of the realm. Each try is an admin
 * event on {@code SMS_TEST}, without the number.
 */
public final class SmsAdminResource {
  private static final int MAX_PAGE = 500;
  private static final SendingLimit TESTS = new SendingLimit("sms-test", 20, Duration.ofHours(1));

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final AdminEventBuilder events;

  SmsAdminResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.events = events;
  }

  /**
   * Sends a text message that says that it is a test, and waits for the gateway's answer.
   *
   * @return 200 with the outcome, whatever it is; 400 for what is no number; 404 for a gateway that
   *     the realm does not have; 429 after twenty in an hour
   */
  @POST
  @Path("test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public SmsTested test(SmsTest test) {
    auth.realm().requireManageRealm();
    if (test == null || test.to() == null || !SmsMessage.isE164(test.to())) {
      throw ErrorResponse.error(
          "Give a number in E.164, like +33612345678.", Response.Status.BAD_REQUEST);
    }
    SmsPost post = SmsPost.of(session);
    if (test.gateway() != null) {
      post =
          post.via(
              Gateway.find(session, realm, test.gateway())
                  .orElseThrow(
                      () ->
                          ErrorResponse.error(
                              "There is no such gateway.", Response.Status.NOT_FOUND)));
    }
    if (!new SendingLimits(session).take(TESTS, "")) {
      throw ErrorResponse.error(
          "Twenty tests in an hour are enough.", Response.Status.TOO_MANY_REQUESTS);
    }
    Posting posting =
        post.send(
            new TextMessage(
                test.to(),
                this::words,
                SmsPurpose.TEST,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true));
    events
        .resource("SMS_TEST")
        .operation(OperationType.ACTION)
        .resourcePath("marelle-sms", "test")
        .success();
    return SmsTested.of(posting);
  }

  private String words() {
    String language = Optional.ofNullable(realm.getDefaultLocale()).orElse("fr");
    String name =
        Optional.ofNullable(realm.getDisplayName())
            .filter(shown -> !shown.isBlank())
            .orElse(realm.getName());
    return SmsText.of(
        name,
        new EmailTexts(session, realm, Locale.forLanguageTag(language)).say("marelleSmsTest"));
  }

  /**
   * What was sent and what became of it, the newest first.
   *
   * @param first how many to skip
   * @param max how many to return, at most {@value #MAX_PAGE}
   */
  @GET
  @Path("messages")
  @Produces(MediaType.APPLICATION_JSON)
  public List<SmsSent> messages(
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("max") @DefaultValue("100") int max) {
    auth.realm().requireViewEvents();
    if (first < 0 || max < 1 || max > MAX_PAGE) {
      throw ErrorResponse.error(
          "first is at least 0, max from 1 to " + MAX_PAGE + ".", Response.Status.BAD_REQUEST);
    }
    return SentRows.of(session).newest(realm.getId(), first, max).stream()
        .map(SmsSent::of)
        .toList();
  }
}
