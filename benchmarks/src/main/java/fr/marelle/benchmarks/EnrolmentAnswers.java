package fr.marelle.benchmarks;

import fr.marelle.benchmarks.SelfEnrolment.Parent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/** Whether the time of an answer tells whose number the school knows. */
final class EnrolmentAnswers {
  private static final String KNOWN = "un responsable connu";
  private static final String CONTROL = "le même (témoin)";
  private static final String UNKNOWN = "un inconnu";
  private static final String LOCKED_ACCOUNT =
      "connu, compte verrouillé par de mauvais mots de passe";
  private static final String LOCKED = "connu, après trop de mauvais codes";
  private static final String LOCKED_UNKNOWN = "inconnu, après trop de mauvais codes";

  private final RealmResource realm;
  private final Function<Parent, Visitor> ask;
  private final BiConsumer<RealmResource, List<Parent>> add;
  private final int attempts;

  /**
   * @param ask has somebody ask for a code
   * @param add makes accounts of parents
   */
  EnrolmentAnswers(
      RealmResource realm,
      Function<Parent, Visitor> ask,
      BiConsumer<RealmResource, List<Parent>> add,
      int attempts) {
    this.realm = realm;
    this.ask = ask;
    this.add = add;
    this.attempts = attempts;
  }

  /**
   * @param login opens the login page
   */
  void measure(Figures figures, Supplier<Visitor> login) {
    Map<String, List<Parent>> parents = parents();
    warmUp();
    Map<String, List<Visitor>> asked = new LinkedHashMap<>();
    Map<String, List<Double>> asking =
        byTurns(
            List.of(KNOWN, CONTROL, UNKNOWN),
            (kind, i) -> {
              Visitor visitor = ask.apply(parents.get(kind).get(i));
              asked.computeIfAbsent(kind, k -> new ArrayList<>()).add(visitor);
              return visitor;
            });
    List.of(LOCKED_ACCOUNT, LOCKED, LOCKED_UNKNOWN)
        .forEach(kind -> asked.put(kind, parents.get(kind).stream().map(ask).toList()));
    // What was asked for has to be looked up first.
    LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
    lock(parents.get(LOCKED_ACCOUNT), login, asked.get(LOCKED), asked.get(LOCKED_UNKNOWN));
    Map<String, List<Double>> checking =
        byTurns(List.copyOf(asked.keySet()), (kind, i) -> type(asked.get(kind).get(i)));

    figures.paragraph("**Demander un code** (le bouton « Valider ») :");
    SideBySide.table(asking, figures);
    figures.paragraph("**Saisir un mauvais code** :");
    SideBySide.table(checking, figures);
    figures.paragraph(
        ("%d essais de chaque sorte, un seul par personne (plus, d'avance, celui qui verrouille), l'un après"
                + " l'autre, les sortes mêlées, depuis la même machine : du départ du formulaire au dernier octet de"
                + " la réponse. %s")
            .formatted(attempts, SideBySide.STATISTICS));
  }

  private Map<String, List<Parent>> parents() {
    Map<String, List<Parent>> parents = new LinkedHashMap<>();
    List.of(KNOWN, CONTROL, UNKNOWN, LOCKED_ACCOUNT, LOCKED, LOCKED_UNKNOWN)
        .forEach(kind -> parents.put(kind, SelfEnrolment.parents(attempts, "2" + parents.size())));
    List.of(KNOWN, CONTROL, LOCKED_ACCOUNT, LOCKED)
        .forEach(kind -> add.accept(realm, parents.get(kind)));
    return parents;
  }

  private void warmUp() {
    SelfEnrolment.parents(attempts, "29").forEach(parent -> type(ask.apply(parent)));
  }

  /** A code that is the right one once in a million times. */
  private static Visitor type(Visitor visitor) {
    return visitor.press("marelle-enrolment-check", Map.of("code", "000000"));
  }

  /** Locks at the first failure, for long enough, then puts the realm back. */
  private void lock(
      List<Parent> accounts, Supplier<Visitor> login, List<Visitor> known, List<Visitor> unknown) {
    RealmRepresentation before = realm.toRepresentation();
    RealmRepresentation severe = realm.toRepresentation();
    severe.setFailureFactor(1);
    severe.setWaitIncrementSeconds(severe.getMaxFailureWaitSeconds());
    realm.update(severe);
    try {
      for (Parent parent : accounts) {
        login
            .get()
            .press(
                "kc-login", Map.of("username", parent.identifier(), "password", "Pas-le-bon-1!"));
      }
      known.forEach(EnrolmentAnswers::type);
      unknown.forEach(EnrolmentAnswers::type);
    } finally {
      realm.update(before);
    }
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
  }

  /** What somebody does, as one of a kind and the one of that number. */
  @FunctionalInterface
  private interface Act {
    Visitor of(String kind, int number);
  }

  private Map<String, List<Double>> byTurns(List<String> kinds, Act act) {
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    kinds.forEach(kind -> millis.put(kind, new ArrayList<>()));
    // A fixed seed, so that every run tries in the same order.
    Random random = new Random(1);
    for (int i = 0; i < attempts; i++) {
      List<String> round = new ArrayList<>(kinds);
      Collections.shuffle(round, random);
      for (String kind : round) {
        millis.get(kind).add(act.of(kind, i).millis());
      }
    }
    return millis;
  }
}
