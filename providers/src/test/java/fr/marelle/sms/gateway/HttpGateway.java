package fr.marelle.sms.gateway;

import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsSender;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Each gateway that is spoken to by HTTP, as a test configures it. */
enum HttpGateway {
  OVH {
    @Override
    SmsSender at(HttpClient http, URI base, Duration patience) {
      Exchange exchange = new Exchange(http, new Silence(), patience);
      OvhClock clock = new OvhClock(Clock.systemUTC());
      // As if it had told its time before: the fault is to be met by the message itself.
      clock.set(base, 0);
      return new OvhSmsSender(
          exchange,
          clock,
          new OvhSmsSender.OvhAccount(
              base,
              new OvhSignature("app", "secret", "consumer"),
              "sms-xx1-1",
              "Marelle",
              30,
              "marelle",
              Optional.empty()));
    }
  },
  TWILIO {
    @Override
    SmsSender at(HttpClient http, URI base, Duration patience) {
      return new TwilioSmsSender(
          new Exchange(http, new Silence(), patience),
          new TwilioSmsSender.TwilioAccount(base, "AC1", "token", "Marelle", Optional.empty()));
    }
  },
  GENERIC {
    @Override
    SmsSender at(HttpClient http, URI base, Duration patience) {
      return new GenericSmsSender(
          new Exchange(http, new Silence(), patience),
          new GenericSmsSender.Request(
              base.resolve("/sms"),
              "POST",
              Map.of("api-key", "key"),
              new BodyTemplate(BodyType.JSON, "{\"to\":\"{to}\",\"text\":\"{text}\"}", "")),
          new GenericSmsSender.Answers(Optional.empty(), Optional.empty()),
          Optional.empty());
    }
  },
  DEVELOPMENT {
    @Override
    SmsSender at(HttpClient http, URI base, Duration patience) {
      return new DevelopmentSmsSender(
          new Exchange(http, new Silence(), patience), base.resolve("/sms"));
    }
  };

  private static final HttpClient CLIENT = Exchange.client().build();

  SmsSender at(URI base, Duration patience) {
    return at(CLIENT, base, patience);
  }

  abstract SmsSender at(HttpClient http, URI base, Duration patience);
}
