package fr.marelle.sms.gateway;

import fr.marelle.sms.Receipts;
import fr.marelle.sms.SmsSender;
import fr.marelle.sms.SmsSettings;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Twilio. */
public final class TwilioSmsSenderFactory extends HttpSmsSenderFactory {
  private static final String BASE = "baseUrl";
  private static final String API = "https://api.twilio.com";
  private static final String SID = "accountSid";
  private static final String TOKEN = "authToken";
  private static final String FROM = "from";
  private static final String RECEIPTS = "receipts";

  @Override
  public String getId() {
    return "twilio";
  }

  @Override
  protected SmsSender sender(KeycloakSession session, String gateway, SmsSettings settings) {
    return new TwilioSmsSender(
        exchange(gateway, settings),
        new TwilioSmsSender.TwilioAccount(
            GatewayAddress.base(settings, BASE, API),
            settings.matching(SID, "[A-Za-z0-9]{2,64}"),
            settings.required(TOKEN),
            settings.matching(FROM, "\\+[1-9][0-9]{5,14}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11}"),
            settings.flag(RECEIPTS)
                ? Optional.of(Receipts.address(session, gateway))
                : Optional.empty()));
  }

  @Override
  public String getHelpText() {
    return "Sends text messages by Twilio.";
  }

  @Override
  protected List<ProviderConfigProperty> properties() {
    return List.of(
        text(BASE, "API", "Address of the API, by default " + API + "."),
        text(SID, "Account SID", "Begins with AC."),
        secret(TOKEN, "Auth token", "It also signs delivery receipts."),
        text(
            FROM,
            "From",
            "A number in E.164, an alphanumeric sender of at most 11 characters, or the SID of a"
                + " messaging service."),
        new ProviderConfigProperty(
            RECEIPTS,
            "Delivery receipts",
            "Asks Twilio to post them here. This server must be known under its address on the"
                + " internet (option hostname).",
            ProviderConfigProperty.BOOLEAN_TYPE,
            false),
        GatewayAddress.allowHttp(),
        seconds());
  }
}
