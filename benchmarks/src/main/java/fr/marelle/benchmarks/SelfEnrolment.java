package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;

import fr.marelle.server.Checkout;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.KeycloakVersions;
import fr.marelle.server.ServerSpec;
import fr.marelle.server.Servers;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Parents who enrol themselves, all at once; what the time of an answer tells a stranger; and what
 * a script that tries numbers has sent. On a server of its own, in development mode with the caches
 * of production, since text messages are collected on this machine.
 */
final class SelfEnrolment implements Benchmark {
  private static final String REALM = "ent";
  private static final String FLOW = "marelle enrolment";
  private static final String CLIENT = "ours";
  private static final String BIRTH_DATE = "2015-06-02";
  private static final int HOSTILE = 1_000;
  private static final int AT_ONCE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Database database;
  private final Effort effort;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  SelfEnrolment(Database database, Effort effort) {
    this.database = database;
    this.effort = effort;
  }

  /** A parent with one child. */
  record Parent(String name, String mobile) {
    static Parent number(int number, String prefix) {
      return new Parent("Parent" + number, "+336%s%06d".formatted(prefix, number));
    }

    String identifier() {
      return "parent" + mobile.substring(1);
    }
  }

  @Override
  public String name() {
    return "enrolment";
  }

  @Override
  public void measure(Figures figures) {
    try (TextMessages messages = new TextMessages();
        KeycloakServer server = Servers.process(spec(messages))) {
      RealmResource realm = server.adminClient().realm(REALM);
      addClient(realm);
      allowOneMachine(realm);
      List<Parent> enrolling = parents(effort.accounts(), "11");
      Parent victim = Parent.number(0, "12");
      addFamilies(realm, Stream.concat(enrolling.stream(), Stream.of(victim)).toList());
      URI entrance = entrance(server, "registrations");
      figures.heading("L'auto-inscription par SMS");
      EnrolmentAnswers answers =
          new EnrolmentAnswers(
              realm,
              parent -> ask(entrance, parent),
              SelfEnrolment::addFamilies,
              effort.attempts());
      answers.measure(figures, () -> new Visitor(http).open(entrance(server, "auth")));
      hostility(figures, entrance, messages, victim);
      enrolments(figures, entrance, messages, enrolling);
    }
  }

  private ServerSpec spec(TextMessages messages) {
    return database
        .give(
            "enrolment",
            ServerSpec.of(KeycloakVersions.supported().newest()).development().withExtension())
        .withRealm(Checkout.find().realm())
        .option("spi-theme--cache-themes", "true")
        .option("spi-theme--cache-templates", "true")
        .option("spi-marelle-sms-sender--development--url", messages.address().toString())
        // One machine asks for all of them.
        .option("spi-marelle-sms--default--per-network", "100000");
  }

  private static void addClient(RealmResource realm) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(CLIENT);
    client.setPublicClient(true);
    client.setRedirectUris(List.of(Workbench.REDIRECT_URI));
    try (Response response = realm.clients().create(client)) {
      if (response.getStatus() != 201) {
        throw new IllegalStateException("No client: " + response.readEntity(String.class));
      }
    }
  }

  /** One machine asks for all of them. */
  private static void allowOneMachine(RealmResource realm) {
    AuthenticationManagementResource flows = realm.flows();
    AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
    config.setAlias("mesures");
    config.setConfig(Map.of("networkRequestsPerHour", "100000"));
    String step =
        flows.getExecutions(FLOW).stream()
            .filter(one -> "marelle-enrolment".equals(one.getProviderId()))
            .findFirst()
            .orElseThrow()
            .getId();
    try (Response response = flows.newExecutionConfig(step, config)) {
      if (response.getStatus() != 201) {
        throw new IllegalStateException("No settings: " + response.readEntity(String.class));
      }
    }
  }

  static List<Parent> parents(int number, String prefix) {
    return IntStream.range(0, number).mapToObj(i -> Parent.number(i, prefix)).toList();
  }

  private static void addFamilies(RealmResource realm, List<Parent> parents) {
    for (int from = 0; from < parents.size(); from += AT_ONCE) {
      PartialImportRepresentation directory = new PartialImportRepresentation();
      directory.setIfResourceExists("FAIL");
      directory.setUsers(
          parents.subList(from, Math.min(parents.size(), from + AT_ONCE)).stream()
              .flatMap(parent -> Stream.of(child(parent), relative(parent)))
              .toList());
      try (Response response = realm.partialImport(directory)) {
        if (response.getStatus() != 200) {
          throw new IllegalStateException("No families: " + response.readEntity(String.class));
        }
      }
    }
  }

  private static UserRepresentation child(Parent parent) {
    return account(
        "enfant" + parent.mobile().substring(1),
        parent.name(),
        Map.of(
            "profile", List.of("pupil"),
            "externalId", List.of("E" + parent.mobile()),
            "birthDate", List.of(BIRTH_DATE)));
  }

  private static UserRepresentation relative(Parent parent) {
    return account(
        parent.identifier(),
        parent.name(),
        Map.of(
            "profile", List.of("relative"),
            "mobile", List.of(parent.mobile()),
            "children", List.of("E" + parent.mobile())));
  }

  private static UserRepresentation account(
      String identifier, String name, Map<String, List<String>> attributes) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(identifier);
    user.setLastName(name);
    user.setFirstName("Claude");
    user.setEnabled(true);
    user.setAttributes(attributes);
    return user;
  }

  /** Of the page of that name in the protocol. */
  private static URI entrance(KeycloakServer server, String page) {
    String query =
        Map.of(
                "response_type",
                "code",
                "scope",
                "openid",
                "client_id",
                CLIENT,
                "redirect_uri",
                Workbench.REDIRECT_URI)
            .entrySet()
            .stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return server
        .baseUrl()
        .resolve("realms/%s/protocol/openid-connect/%s?%s".formatted(REALM, page, query));
  }

  /** Up to the page for the code. */
  private Visitor ask(URI entrance, Parent parent) {
    return new Visitor(http)
        .open(entrance)
        .press("marelle-enrolment-begin", Map.of())
        .press(
            "marelle-enrolment-names",
            Map.of("lastName", parent.name(), "firstName", "Claude", "mobile", parent.mobile()))
        .press("marelle-enrolment-send", Map.of());
  }

  /**
   * Somebody knows a parent's name and tries numbers; then that parent's own, over and over, each
   * time with another word beside the name.
   */
  private void hostility(Figures figures, URI entrance, TextMessages messages, Parent victim) {
    // What was asked for before has to be sent first.
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    int before = messages.received();
    for (int i = 0; i < HOSTILE / 2; i++) {
      ask(entrance, new Parent(victim.name(), Parent.number(i, "15").mobile()));
    }
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    int toNumbers = messages.received() - before;
    for (int i = 0; i < HOSTILE / 2; i++) {
      ask(entrance, new Parent(victim.name() + " x" + i, victim.mobile()));
    }
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    figures.paragraph(
        "SMS partis pour %d essais hostiles : %d pour %d numéros essayés avec le nom d'un parent, %d pour %d demandes à son nom, écrit chaque fois autrement, et à son numéro (aucune n'attend la minute ; les limites par réseau, de 3 000 demandes par heure et de 100 SMS par jour, sont levées)."
            .formatted(
                HOSTILE,
                toNumbers,
                HOSTILE / 2,
                messages.received() - before - toNumbers,
                HOSTILE / 2));
  }

  private void enrolments(
      Figures figures, URI entrance, TextMessages messages, List<Parent> parents) {
    ExecutorService people = Executors.newFixedThreadPool(effort.users());
    long begun = System.nanoTime();
    try {
      for (Future<Visitor> enrolled :
          people.invokeAll(
              parents.stream()
                  .map(parent -> (Callable<Visitor>) () -> enrol(entrance, messages, parent))
                  .toList())) {
        if (!enrolled.get().isSignedIn()) {
          throw new IllegalStateException("Not signed in: " + enrolled.get().page().text());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      people.shutdownNow();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    figures.paragraph(
        "%d inscriptions, de la première page au retour dans l'application, par %d personnes à la fois : %s par seconde (serveur en mode développement, caches des pages actifs)."
            .formatted(parents.size(), effort.users(), number(parents.size() / seconds, 1)));
  }

  private Visitor enrol(URI entrance, TextMessages messages, Parent parent) {
    Visitor visitor = ask(entrance, parent);
    visitor.press("marelle-enrolment-check", Map.of("code", code(messages, parent.mobile())));
    visitor.press(
        "marelle-enrolment-children", Map.of("legal-0", "yes", "birthDate-0", "02/06/2015"));
    return visitor.press(
        "marelle-activate",
        Map.of(
            "password-new", Accounts.PASSWORD,
            "password-confirm", Accounts.PASSWORD,
            "email", "famille@famille.example",
            "look", "ecole",
            "terms", "on"));
  }

  private static String code(TextMessages messages, String number) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (messages.codeTo(number).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("No code came.");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return messages.codeTo(number).get();
  }
}
