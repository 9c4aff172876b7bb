package fr.marelle.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.headerRegex;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * People who sign in with a password, a fixed number at once, each one beginning again when done:
 * login page, password, code, tokens. The sides take turns, so that what the machine does meanwhile
 * falls on all of them.
 */
public final class LoginSimulation extends Simulation {
  /** System property that names the file with the {@link LoadPlan}. */
  static final String PLAN = "marelle.plan";

  private static final String BEGUN = "begun";

  private final LoadPlan plan = LoadPlan.read(Path.of(System.getProperty(PLAN)));
  private final Queue<Login> logins = new ConcurrentLinkedQueue<>();

  /** Called by Gatling. */
  public LoginSimulation() {
    List<LoadPlan.Turn> turns = plan.turns();
    PopulationBuilder population = null;
    for (int i = turns.size() - 1; i >= 0; i--) {
      PopulationBuilder turn = population(turns.get(i));
      population = population == null ? turn : turn.andThen(population);
    }
    setUp(population)
        .protocols(
            http.acceptHeader("text/html,application/json")
                .acceptLanguageHeader("fr")
                .acceptEncodingHeader("gzip")
                .disableWarmUp()
                .shareConnections());
  }

  private PopulationBuilder population(LoadPlan.Turn turn) {
    Side side = plan.sides().get(turn.side());
    return scenario("%s, %d".formatted(side.name(), turn.round()))
        .during(Duration.ofSeconds(turn.seconds()))
        .on(
            feed(listFeeder(identifiers()).circular())
                .exec(flushCookieJar())
                .exec(LoginSimulation::begin)
                .exec(exitBlockOnFail().on(group(side.name()).on(login(side))))
                .exec(session -> finish(session, turn)))
        .injectOpen(atOnceUsers(plan.users()));
  }

  private List<Map<String, Object>> identifiers() {
    return plan.identifiers().stream()
        .map(identifier -> Map.<String, Object>of("identifier", identifier))
        .toList();
  }

  private ChainBuilder login(Side side) {
    return exec(http("page de connexion")
            .get(side.authorization())
            .queryParam("response_type", "code")
            .queryParam("scope", "openid")
            .queryParam("client_id", side.client())
            .queryParam("redirect_uri", Workbench.REDIRECT_URI)
            .queryParam("state", "#{verifier}")
            .queryParam("nonce", "#{verifier}")
            .queryParam("code_challenge", "#{challenge}")
            .queryParam("code_challenge_method", "S256")
            .check(status().is(200), css("#kc-form-login", "action").saveAs("action")))
        .exec(
            http("mot de passe")
                .post("#{action}")
                .disableFollowRedirect()
                .formParam("username", "#{identifier}")
                .formParam("password", plan.password())
                .check(
                    status().is(302),
                    headerRegex("Location", "^" + Workbench.REDIRECT_URI + ".*[?&]code=([^&]+)")
                        .saveAs("code")))
        .exec(
            http("jetons")
                .post(side.token())
                .formParam("grant_type", "authorization_code")
                .formParam("client_id", side.client())
                .formParam("redirect_uri", Workbench.REDIRECT_URI)
                .formParam("code", "#{code}")
                .formParam("code_verifier", "#{verifier}")
                .check(status().is(200), jsonPath("$.access_token").exists()));
  }

  private static Session begin(Session session) {
    CodeChallenge pkce = CodeChallenge.random();
    return session
        .set("verifier", pkce.verifier())
        .set("challenge", pkce.challenge())
        .set(BEGUN, System.nanoTime());
  }

  private Session finish(Session session, LoadPlan.Turn turn) {
    logins.add(
        new Login(
            turn.side(),
            turn.round(),
            session.getLong(BEGUN),
            System.nanoTime(),
            !session.isFailed()));
    return session.markAsSucceeded();
  }

  @Override
  public void after() {
    Path results = Path.of(plan.results());
    try {
      Files.write(results, logins.stream().map(Login::line).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + results, e);
    }
  }
}
