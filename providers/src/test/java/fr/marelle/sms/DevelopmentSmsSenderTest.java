package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;

class DevelopmentSmsSenderTest {
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", "Votre code : \"é\"");

  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private Object received;
  private int status = 201;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/sms", this::answer);
    server.createContext("/silent", exchange -> waitForTheEnd());
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void theMessageArrivesAsJson() {
    assertThat(sender("/sms", Duration.ofSeconds(10)).send(MESSAGE)).isEqualTo(SmsOutcome.SENT);
    assertThat(received).isEqualTo(Map.of("to", "+33612345678", "text", "Votre code : \"é\""));
  }

  @ParameterizedTest
  @CsvSource({"201, SENT", "400, REFUSED", "503, UNREACHABLE", "302, MISCONFIGURED"})
  void whatComesBackDecides(int answer, SmsOutcome outcome) {
    status = answer;

    assertThat(sender("/sms", Duration.ofSeconds(10)).send(MESSAGE)).isEqualTo(outcome);
  }

  @Test
  void withoutAnAnswerItMayHaveBeenSent() {
    assertThat(sender("/silent", Duration.ofMillis(200)).send(MESSAGE))
        .isEqualTo(SmsOutcome.UNCERTAIN);
  }

  @Test
  void whereNobodyListensItWasNotSent() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(sender(port, "/sms", Duration.ofSeconds(10)).send(MESSAGE))
        .isEqualTo(SmsOutcome.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8082/sms", "file:///tmp/sms", "http:///sms", "a b"})
  void anAddressThatIsNoneIsRefused(String url) {
    assertThatIllegalStateException()
        .isThrownBy(() -> DevelopmentSmsSenderFactory.address(url))
        .withMessageContaining("spi-marelle-sms-sender--development--url");
  }

  private DevelopmentSmsSender sender(String path, Duration patience) {
    return sender(server.getAddress().getPort(), path, patience);
  }

  private static DevelopmentSmsSender sender(int port, String path, Duration patience) {
    return new DevelopmentSmsSender(
        HttpClient.newHttpClient(), URI.create("http://localhost:" + port + path), patience);
  }

  private void answer(HttpExchange exchange) throws IOException {
    received = JsonSerialization.readValue(exchange.getRequestBody(), Map.class);
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void waitForTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
