package fr.marelle.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.keycloak.representations.idm.RealmRepresentation;

/** Whether the time of an answer tells a stranger what an account is like. */
final class CodeStep implements Benchmark {
  private static final String WRONG_PASSWORD = "Pas-le-bon-1!";
  private static final String WRONG_CODE = "zbpkzey";

  private final Workbench workbench;
  private final Effort effort;

  CodeStep(Workbench workbench, Effort effort) {
    this.workbench = workbench;
    this.effort = effort;
  }

  /** What is tried. */
  private enum Kind {
    ACTIVE("compte actif, mauvais mot de passe", WRONG_PASSWORD),
    CONTROL("le même (témoin)", WRONG_PASSWORD),
    UNKNOWN("identifiant inconnu", WRONG_PASSWORD),
    TO_ACTIVATE("compte à activer, mauvais code", WRONG_CODE),
    BLOCKED("compte bloqué, mauvais mot de passe", WRONG_PASSWORD),
    LOCKED("compte verrouillé après trop d'essais, mauvais mot de passe", WRONG_PASSWORD),
    RIGHT_CODE("compte à activer, bon code", Accounts.CODE);

    private final String words;
    private final String secret;

    Kind(String words, String secret) {
      this.words = words;
      this.secret = secret;
    }

    boolean isExpected(Stranger.Answer answer) {
      return this == RIGHT_CODE ? answer.isActivationForm() : answer.isLoginPage();
    }
  }

  @Override
  public String name() {
    return "code-step";
  }

  @Override
  public void measure(Figures figures) {
    Stranger stranger = new Stranger(workbench.ours());
    Map<Kind, List<String>> accounts = accounts(stranger);
    warmUp(stranger);

    Map<Kind, List<Double>> millis = new EnumMap<>(Kind.class);
    // A fixed seed, so that every run tries in the same order.
    Random random = new Random(1);
    for (int i = 0; i < effort.attempts(); i++) {
      List<Kind> round = new ArrayList<>(List.of(Kind.values()));
      Collections.shuffle(round, random);
      for (Kind kind : round) {
        Stranger.Answer answer = stranger.tries(accounts.get(kind).get(i), kind.secret);
        if (!kind.isExpected(answer)) {
          throw new IllegalStateException("Unexpected answer: " + kind.words);
        }
        millis.computeIfAbsent(kind, k -> new ArrayList<>()).add(answer.millis());
      }
    }
    describe(millis, figures);
  }

  private Map<Kind, List<String>> accounts(Stranger stranger) {
    Accounts accounts = new Accounts(workbench.ent());
    int number = effort.attempts();
    Map<Kind, List<String>> identifiers = new EnumMap<>(Kind.class);
    identifiers.put(Kind.ACTIVE, accounts.active("actif", number));
    identifiers.put(Kind.CONTROL, accounts.active("temoin", number));
    identifiers.put(Kind.UNKNOWN, unknown(number));
    identifiers.put(Kind.TO_ACTIVATE, accounts.toActivate("nouveau", number));
    identifiers.put(Kind.BLOCKED, accounts.blocked("bloque", number));
    identifiers.put(Kind.LOCKED, locked(stranger, accounts.active("verrouille", number)));
    identifiers.put(Kind.RIGHT_CODE, accounts.toActivate("porteur", number));
    return identifiers;
  }

  private static List<String> unknown(int number) {
    return IntStream.range(0, number).mapToObj("eleve%d.inconnu"::formatted).toList();
  }

  /** Locks at the first failure, for long enough, then puts the realm back. */
  private List<String> locked(Stranger stranger, List<String> identifiers) {
    RealmRepresentation before = workbench.ent().toRepresentation();
    RealmRepresentation severe = workbench.ent().toRepresentation();
    severe.setFailureFactor(1);
    severe.setWaitIncrementSeconds(severe.getMaxFailureWaitSeconds());
    workbench.ent().update(severe);
    try {
      identifiers.forEach(identifier -> stranger.tries(identifier, WRONG_PASSWORD));
    } finally {
      workbench.ent().update(before);
    }
    return identifiers;
  }

  private void warmUp(Stranger stranger) {
    unknown(effort.attempts() / 3 + 1)
        .forEach(name -> stranger.tries("essai." + name, WRONG_PASSWORD));
  }

  private void describe(Map<Kind, List<Double>> millis, Figures figures) {
    figures.heading("Ce que le temps de réponse dit d'un compte");
    Map<String, List<Double>> named = new LinkedHashMap<>();
    millis.forEach((kind, durations) -> named.put(kind.words, durations));
    SideBySide.table(named, figures);
    figures.paragraph(
        ("%d essais de chaque sorte, un seul par compte (plus, d'avance, celui qui verrouille), l'un après"
                + " l'autre, les sortes mêlées, depuis la même machine : du départ du formulaire au dernier octet de"
                + " la réponse. %s")
            .formatted(effort.attempts(), SideBySide.STATISTICS));
  }
}
