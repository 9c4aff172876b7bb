package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The class console's API in a realm of a whole académie, as a teacher's browser calls it. */
final class ClassConsole implements Benchmark {
  private static final int CODES = 300;
  private static final int SHEETS = 1_000;

  private final Workbench workbench;
  private final Effort effort;

  ClassConsole(Workbench workbench, Effort effort) {
    this.workbench = workbench;
    this.effort = effort;
  }

  @Override
  public String name() {
    return "classroom";
  }

  @Override
  public void measure(Figures figures) {
    Academie academie =
        new Academie(workbench.ent().toRepresentation().getId(), effort.realmAccounts());
    try (Connection database = workbench.connection()) {
      long begun = System.nanoTime();
      academie.in(database);
      double seconds = (System.nanoTime() - begun) / 1e9;
      ConsoleCaller teacher = ConsoleCaller.teaching(workbench, academie, database);
      figures.heading("La console de la classe");
      pages(teacher, academie, figures);
      acts(teacher, academie, figures);
      figures.paragraph(
          ("Royaume de %d comptes, dont la moitié actifs, avec trois connexions chacun dans les événements ;"
                  + " écrits directement dans la base en %s s. Une enseignante de vingt classes prises à travers"
                  + " l'académie, plus une petite et une grande, appelle l'API depuis la même machine, une requête"
                  + " après l'autre, chaque fois une autre classe, après %d s de mise en train de chaque sorte (un appel pour la seconde table) : du départ de la requête au dernier octet de la"
                  + " réponse. Les instructions SQL sont celles que PostgreSQL écrit dans son journal pendant une"
                  + " requête, début et fin de transaction non comptés.")
              .formatted(academie.accounts(), number(seconds, 0), effort.looks().toSeconds()));
    } catch (SQLException e) {
      throw new IllegalStateException("The académie could not be made", e);
    }
  }

  private void pages(ConsoleCaller teacher, Academie academie, Figures figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(page(teacher, "30 élèves, 55 responsables", academie.taught()));
    rows.add(page(teacher, "10 élèves et leurs responsables", List.of(academie.smallClass())));
    rows.add(page(teacher, "300 élèves et leurs responsables", List.of(academie.largeClass())));
    rows.add(membersOfKeycloak(academie.taught()));
    figures.table(
        List.of("page d'une classe", "médiane", "p95", "instructions SQL", "octets"), rows);
  }

  private List<String> page(ConsoleCaller teacher, String name, List<String> classes) {
    List<Double> millis = new ArrayList<>();
    int bytes = 0;
    warmUp(teacher, classes);
    for (int i = 0; i < effort.attempts(); i++) {
      ConsoleCaller.Answer answer = look(teacher, classes, i);
      bytes = answer.body().length();
      millis.add(answer.millis());
    }
    int statements =
        workbench.statementsDuring(
            () -> teacher.get("classes/" + classes.get(0) + "/accounts?max=500"));
    Sample sample = Sample.of(millis);
    return List.of(
        name,
        number(sample.median(), 1) + " ms",
        number(sample.percentile(95), 1) + " ms",
        Integer.toString(statements),
        Integer.toString(bytes));
  }

  /** What comes closest in Keycloak itself: the pupils alone, without relatives or states. */
  private List<String> membersOfKeycloak(List<String> classes) {
    long end = System.nanoTime() + effort.looks().toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      members(classes, i);
    }
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < effort.attempts(); i++) {
      long begun = System.nanoTime();
      members(classes, i);
      millis.add((System.nanoTime() - begun) / 1e6);
    }
    int statements = workbench.statementsDuring(() -> members(classes, 0));
    Sample sample = Sample.of(millis);
    return List.of(
        "Keycloak : `GET /groups/{id}/members`, les 30 élèves seuls",
        number(sample.median(), 1) + " ms",
        number(sample.percentile(95), 1) + " ms",
        Integer.toString(statements),
        "");
  }

  private void members(List<String> classes, int i) {
    workbench.ent().groups().group(classes.get(i % classes.size())).members(0, 500, false);
  }

  private void warmUp(ConsoleCaller teacher, List<String> classes) {
    long end = System.nanoTime() + effort.looks().toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      look(teacher, classes, i);
    }
  }

  private static ConsoleCaller.Answer look(ConsoleCaller teacher, List<String> classes, int i) {
    return teacher.get("classes/" + classes.get(i % classes.size()) + "/accounts?max=500");
  }

  private void acts(ConsoleCaller teacher, Academie academie, Figures figures) {
    List<String> active = teacher.accounts(academie.largeClass(), "active", CODES);
    List<String> waiting = teacher.accounts(academie.largeClass(), "to-activate", CODES);
    List<String> everybody = new ArrayList<>(active);
    everybody.addAll(waiting);
    academie.taught().forEach(id -> everybody.addAll(teacher.accounts(id, "active", SHEETS)));
    List<List<String>> rows = new ArrayList<>();
    rows.add(act(teacher, active.size() + " codes de renouvellement", "renewal-codes", active, ""));
    rows.add(act(teacher, waiting.size() + " codes d'activation", "activation-codes", waiting, ""));
    rows.add(act(teacher, active.size() + " codes affichés", "codes", active, ""));
    List<String> sheets = everybody.subList(0, Math.min(SHEETS, everybody.size()));
    for (int perPage : List.of(1, 2, 8)) {
      rows.add(
          act(
              teacher,
              "%d fiches en PDF, %d par page".formatted(sheets.size(), perPage),
              "sheets",
              sheets,
              ",\"format\":\"pdf\",\"perPage\":" + perPage));
    }
    figures.table(List.of("un appel", "médiane de 5", "le plus long", "octets"), rows);
  }

  private List<String> act(
      ConsoleCaller teacher, String name, String path, List<String> accounts, String more) {
    List<Double> millis = new ArrayList<>();
    int bytes = 0;
    teacher.post(path, accounts, more);
    for (int i = 0; i < 5; i++) {
      ConsoleCaller.Answer answer = teacher.post(path, accounts, more);
      millis.add(answer.millis());
      bytes = answer.body().length();
    }
    Sample sample = Sample.of(millis);
    return List.of(
        name,
        number(sample.median(), 0) + " ms",
        number(sample.percentile(100), 0) + " ms",
        Integer.toString(bytes));
  }
}
