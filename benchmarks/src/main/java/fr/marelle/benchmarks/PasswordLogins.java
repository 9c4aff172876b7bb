package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;

import io.gatling.app.Gatling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** How many people a second sign in with a password. */
final class PasswordLogins implements Benchmark {
  private final Workbench workbench;
  private final Effort effort;
  private final Path directory;

  PasswordLogins(Workbench workbench, Effort effort, Path directory) {
    this.workbench = workbench;
    this.effort = effort;
    this.directory = directory;
  }

  @Override
  public String name() {
    return "logins";
  }

  @Override
  public void measure(Figures figures) {
    List<String> identifiers = new Accounts(workbench.ent()).active("connexion", effort.accounts());
    new Accounts(workbench.stockRealm()).active("connexion", effort.accounts());
    LoadPlan plan =
        new LoadPlan(
            List.of(workbench.ours(), workbench.stockFlow(), workbench.stockEverything()),
            effort.users(),
            effort.rounds(),
            (int) effort.turn().toSeconds(),
            (int) effort.warmUp().toSeconds(),
            identifiers,
            Accounts.PASSWORD,
            directory.resolve("logins.csv").toString());
    describe(run(plan), figures);
  }

  private LoginResults run(LoadPlan plan) {
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(Path.of(plan.results()));
      Path file = directory.resolve("plan.json");
      plan.write(file);
      int exitCode = generator(file).waitFor();
      if (exitCode != 0) {
        throw new IllegalStateException(
            "The load generator ended with code %d: see %s."
                .formatted(exitCode, directory.resolve("gatling.log")));
      }
      return new LoginResults(
          plan, Files.readAllLines(Path.of(plan.results())).stream().map(Login::parse).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while people signed in.", e);
    }
  }

  /** Gatling ends the Java that it runs in, so it gets one. */
  private Process generator(Path plan) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-D" + LoginSimulation.PLAN + "=" + plan,
            "-classpath",
            System.getProperty("java.class.path"),
            Gatling.class.getName(),
            "--simulation",
            LoginSimulation.class.getName(),
            "--results-folder",
            directory.resolve("gatling").toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("gatling.log").toFile())
        .start();
  }

  private static void describe(LoginResults results, Figures figures) {
    LoadPlan plan = results.plan();
    figures.heading("Connexions par mot de passe");
    List<List<String>> rows = new ArrayList<>();
    for (int side = 0; side < plan.sides().size(); side++) {
      Sample durations = results.durations(side);
      rows.add(
          List.of(
              plan.sides().get(side).name(),
              number(results.perSecond(side), 1),
              number(durations.median(), 0) + " ms",
              number(durations.percentile(95), 0) + " ms",
              Integer.toString(durations.size()),
              Long.toString(results.failures(side)),
              side == 0 ? "" : ratio(results, side)));
    }
    figures.table(
        List.of(
            "",
            "connexions par seconde",
            "médiane",
            "p95",
            "connexions mesurées",
            "échecs",
            "Marelle / ce côté"),
        rows);
    figures.paragraph(
        Stream.of(
                "%d personnes à la fois, sans pause entre deux connexions (Gatling, sur la même machine) ;",
                "%d tours de %d s par côté, l'ordre inversé d'un tour à l'autre, après %d s de mise en train chacun.",
                "Le rapport est la moyenne géométrique des tours ; entre parenthèses, le tour le plus bas et le plus haut.")
            .reduce((one, other) -> one + " " + other)
            .orElseThrow()
            .formatted(plan.users(), plan.rounds(), plan.turnSeconds(), plan.warmUpSeconds()));
  }

  private static String ratio(LoginResults results, int side) {
    List<Double> ratios = results.ratios(0, side);
    return "%s (%s à %s)"
        .formatted(
            number(LoginResults.geometricMean(ratios), 2),
            number(Collections.min(ratios), 2),
            number(Collections.max(ratios), 2));
  }
}
