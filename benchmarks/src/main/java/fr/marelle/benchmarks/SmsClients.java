package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.marelle.sms.gateway.GenericSmsSenderFactory;
import fr.marelle.sms.gateway.OvhSmsSenderFactory;
import fr.marelle.sms.gateway.TwilioSmsSenderFactory;
import fr.marelle.sms.smpp.SmppSmsSenderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How many text messages each gateway's client hands over in a second, to a peer on this machine
 * that answers at once: what the client itself costs, and no gateway does better.
 */
final class SmsClients implements Benchmark {
  /** As many as wait for an answer in an SMPP window. */
  private static final int AT_ONCE = 10;

  private final Effort effort;

  SmsClients(Effort effort) {
    this.effort = effort;
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public void measure(Figures figures) {
    List<List<String>> rows = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (SmppCentre centre = new SmppCentre()) {
      HttpServer server = peer(threads);
      String url = "http://localhost:" + server.getAddress().getPort();
      rows.add(row("http", new GatewayClient(new GenericSmsSenderFactory(), generic(url))));
      rows.add(row("ovh", new GatewayClient(new OvhSmsSenderFactory(), ovh(url))));
      rows.add(row("twilio", new GatewayClient(new TwilioSmsSenderFactory(), twilio(url))));
      rows.add(row("smpp", new GatewayClient(new SmppSmsSenderFactory(), smpp(centre.port()))));
      server.stop(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
    figures.heading("Débit de chaque client de passerelle SMS");
    figures.table(
        List.of("", "messages par seconde", "médiane", "p95", "messages", "échecs"), rows);
    figures.paragraph(
        "%d messages à la fois pendant %d s, après %d s de mise en train, vers un pair sur la même machine qui répond aussitôt. SMPP à 1 000 par seconde, le plus haut plafond qu'il permet, une session, une fenêtre de 10."
            .formatted(AT_ONCE, effort.turn().toSeconds(), effort.warmUp().toSeconds()));
  }

  private List<String> row(String name, GatewayClient measured) {
    try (GatewayClient client = measured) {
      during(effort.warmUp(), client);
      Turn turn = during(effort.turn(), client);
      Sample millis = Sample.of(turn.millis());
      return List.of(
          name,
          number(millis.size() * 1e3 / effort.turn().toMillis(), 0),
          number(millis.median(), 2) + " ms",
          number(millis.percentile(95), 2) + " ms",
          Integer.toString(millis.size()),
          Integer.toString(turn.failures()));
    }
  }

  /**
   * What happened in a span of time.
   *
   * @param millis of each message that was taken
   */
  private record Turn(List<Double> millis, int failures) {}

  private static Turn during(Duration time, GatewayClient client) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    long end = System.nanoTime() + time.toNanos();
    List<Callable<Turn>> senders =
        IntStream.range(0, AT_ONCE)
            .<Callable<Turn>>mapToObj(i -> () -> until(end, client))
            .toList();
    List<Double> millis = new ArrayList<>();
    int failures = 0;
    try {
      for (Future<Turn> sender : threads.invokeAll(senders)) {
        millis.addAll(sender.get().millis());
        failures += sender.get().failures();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
    return new Turn(millis, failures);
  }

  private static Turn until(long end, GatewayClient client) {
    List<Double> millis = new ArrayList<>();
    int failures = 0;
    for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
      if (client.send()) {
        millis.add((System.nanoTime() - start) / 1e6);
      } else {
        failures++;
      }
    }
    return new Turn(millis, failures);
  }

  private static HttpServer peer(ExecutorService threads) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/auth/time",
        exchange -> answer(exchange, Long.toString(System.currentTimeMillis() / 1_000)));
    server.createContext(
        "/",
        exchange ->
            answer(
                exchange,
                """
                {"id":"1","sid":"SM1","status":"queued","ids":[1],"validReceivers":["x"]}
                """));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> generic(String url) {
    return Map.of(
        "url", url + "/sms",
        "body", "{\"to\":\"{to}\",\"text\":\"{text}\"}",
        "messageIdAt", "/id");
  }

  private static Map<String, String> ovh(String url) {
    return Map.of(
        "baseUrl", url,
        "applicationKey", "app",
        "applicationSecret", "secret",
        "consumerKey", "consumer",
        "serviceName", "sms-xx1-1",
        "sender", "Marelle");
  }

  private static Map<String, String> twilio(String url) {
    return Map.of("baseUrl", url, "accountSid", "AC1", "authToken", "token", "from", "Marelle");
  }

  private static Map<String, String> smpp(int port) {
    return Map.of(
        "host", "localhost",
        "port", Integer.toString(port),
        "withoutTls", "true",
        "systemId", "ent",
        "password", "secret",
        "sender", "Marelle",
        "perSecond", "1000");
  }
}
