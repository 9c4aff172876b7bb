package fr.marelle.benchmarks;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Whether the time of the neutral answer to a forgotten password tells what an account is like. */
final class RecoveryAnswers implements Benchmark {
  private static final String FLOW = "marelle reset credentials";

  private final Workbench workbench;
  private final Effort effort;

  RecoveryAnswers(Workbench workbench, Effort effort) {
    this.workbench = workbench;
    this.effort = effort;
  }

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public void measure(Figures figures) {
    try (MailSink sink = MailSink.open()) {
      prepare(sink);
      Stranger stranger = new Stranger(workbench.ours());
      Map<String, List<String>> accounts = accounts();
      unknown("essai", effort.attempts() / 3 + 1).forEach(stranger::forgets);
      describe(measure(stranger, accounts), figures);
    }
  }

  /** Mails leave, by a link whatever the profile, and one machine may ask for all of them. */
  private void prepare(MailSink sink) {
    RealmRepresentation realm = workbench.ent().toRepresentation();
    realm.setSmtpServer(sink.settings());
    workbench.ent().update(realm);
    AuthenticationManagementResource flows = workbench.ent().flows();
    AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
    config.setAlias("mesures");
    config.setConfig(Map.of("way.pupil", "link", "networkRequestsPerHour", "100000"));
    String step = flows.getExecutions(FLOW).get(0).getId();
    try (Response response = flows.newExecutionConfig(step, config)) {
      if (response.getStatus() != 201) {
        throw new IllegalStateException("No settings: " + response.readEntity(String.class));
      }
    }
  }

  private Map<String, List<String>> accounts() {
    Accounts accounts = new Accounts(workbench.ent());
    int number = effort.attempts();
    Map<String, List<String>> identifiers = new LinkedHashMap<>();
    identifiers.put("compte actif", accounts.active("oublieux", number));
    identifiers.put("le même (témoin)", accounts.active("oublieux-temoin", number));
    identifiers.put("identifiant inconnu", unknown("oublie", number));
    identifiers.put("compte à activer", accounts.toActivate("oublieux-nouveau", number));
    identifiers.put("compte bloqué", accounts.blocked("oublieux-bloque", number));
    return identifiers;
  }

  private static List<String> unknown(String family, int number) {
    return IntStream.range(0, number).mapToObj((family + "%d.inconnu")::formatted).toList();
  }

  private Map<String, List<Double>> measure(Stranger stranger, Map<String, List<String>> accounts) {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    accounts.keySet().forEach(kind -> millis.put(kind, new ArrayList<>()));
    // A fixed seed, so that every run tries in the same order.
    Random random = new Random(1);
    for (int i = 0; i < effort.attempts(); i++) {
      List<String> round = new ArrayList<>(accounts.keySet());
      Collections.shuffle(round, random);
      for (String kind : round) {
        Stranger.Answer answer = stranger.forgets(accounts.get(kind).get(i));
        if (!answer.isNeutral()) {
          throw new IllegalStateException("Unexpected answer: " + kind);
        }
        millis.get(kind).add(answer.millis());
      }
    }
    return millis;
  }

  private void describe(Map<String, List<Double>> millis, Figures figures) {
    figures.heading("Ce que le temps de « mot de passe oublié » dit d'un compte");
    SideBySide.table(millis, figures);
    figures.paragraph(
        ("Réponses neutres. %d demandes de chaque sorte, une seule par compte, l'une après l'autre, les sortes"
                + " mêlées, depuis la même machine : du départ du formulaire au dernier octet de la réponse. Les"
                + " courriels partent ensuite, vers un serveur qui les jette. %s")
            .formatted(effort.attempts(), SideBySide.STATISTICS));
  }
}
