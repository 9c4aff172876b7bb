package fr.marelle.sms;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.keycloak.util.JsonSerialization;

/**
 * Hands text messages to a program on the developer's machine instead of a gateway: {@code POST}
 * with {@code {"to": "+33612345678", "text": "…"}}.
 */
final class DevelopmentSmsSender implements SmsSender {
  private final HttpClient http;
  private final URI address;
  private final Duration patience;

  /**
   * @param address where to, http or https
   * @param patience how long the answer may take
   */
  DevelopmentSmsSender(HttpClient http, URI address, Duration patience) {
    this.http = http;
    this.address = address;
    this.patience = patience;
  }

  @Override
  public SmsOutcome send(SmsMessage message) {
    try {
      return outcome(
          http.send(request(message), HttpResponse.BodyHandlers.discarding()).statusCode());
    } catch (ConnectException unreachable) {
      return SmsOutcome.UNREACHABLE;
    } catch (HttpTimeoutException noAnswer) {
      return SmsOutcome.UNCERTAIN;
    } catch (IOException cutOff) {
      return SmsOutcome.UNCERTAIN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SmsOutcome.UNCERTAIN;
    }
  }

  private HttpRequest request(SmsMessage message) throws IOException {
    return HttpRequest.newBuilder(address)
        .timeout(patience)
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofByteArray(
                JsonSerialization.writeValueAsBytes(
                    Map.of("to", message.to(), "text", message.text()))))
        .build();
  }

  private static SmsOutcome outcome(int status) {
    return switch (status / 100) {
      case 2 -> SmsOutcome.SENT;
      case 4 -> SmsOutcome.REFUSED;
      case 5 -> SmsOutcome.UNREACHABLE;
      default -> SmsOutcome.MISCONFIGURED;
    };
  }
}
