package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;

import fr.marelle.server.KeycloakServer;
import fr.marelle.server.ServerSpec;
import fr.marelle.server.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How long a server takes to start, with and without the extension. */
final class StartTime implements Benchmark {
  private static final Pattern STARTED = Pattern.compile(" started in ([0-9.]+)s");

  private final Database database;
  private final Effort effort;

  StartTime(Database database, Effort effort) {
    this.database = database;
    this.effort = effort;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void measure(Figures figures) {
    // The first start of each makes its tables, and does not count.
    try (Stopwatch without = new Stopwatch(spec("start_without", Workbench.stock()));
        Stopwatch with = new Stopwatch(spec("start_with", Workbench.withExtension()))) {
      for (int i = 0; i < effort.starts(); i++) {
        // Every other time the wrong way round.
        (i % 2 == 0 ? without : with).startOnce();
        (i % 2 == 0 ? with : without).startOnce();
      }
      describe(without, with, figures);
    }
  }

  private ServerSpec spec(String name, ServerSpec server) {
    return database.give(name, server);
  }

  private void describe(Stopwatch without, Stopwatch with, Figures figures) {
    figures.heading("Démarrage du serveur");
    figures.table(
        List.of("", "prêt après (médiane)", "chaque fois", "d'après Keycloak (médiane)"),
        List.of(
            row("sans l'extension", without),
            row("avec l'extension", with),
            List.of(
                "**avec / sans**",
                number(with.ready().median() / without.ready().median(), 3),
                "",
                number(with.ownWords().median() / without.ownWords().median(), 3))));
    figures.paragraph(
        ("%d démarrages de chaque côté, tour à tour, en mode production, construction faite d'avance"
                + " (`start --optimized`), tables déjà en place. « Prêt » : du lancement de `kc.sh` à la première"
                + " réponse 200 de `/health/ready`, demandée toutes les 0,4 s au plus ; « d'après Keycloak » : ce que"
                + " dit son journal, sans le lancement de Java.")
            .formatted(effort.starts()));
  }

  private static List<String> row(String name, Stopwatch stopwatch) {
    return List.of(
        name,
        seconds(stopwatch.ready().median()),
        stopwatch.millis.stream()
            .map(millis -> number(millis / 1000, 1))
            .collect(Collectors.joining(" ; ")),
        seconds(stopwatch.ownWords().median()));
  }

  private static String seconds(double millis) {
    return number(millis / 1000, 2) + " s";
  }

  /** One of the two servers. */
  private static final class Stopwatch implements AutoCloseable {
    private final KeycloakServer server;
    private final List<Double> millis = new ArrayList<>();

    Stopwatch(ServerSpec spec) {
      server = Servers.process(spec);
      server.stop();
    }

    void startOnce() {
      long begun = System.nanoTime();
      server.start();
      millis.add((System.nanoTime() - begun) / 1e6);
      server.stop();
    }

    Sample ready() {
      return Sample.of(millis);
    }

    /** What Keycloak's log says of the starts that count. */
    Sample ownWords() {
      List<Double> all =
          STARTED
              .matcher(server.log())
              .results()
              .map(started -> Double.parseDouble(started.group(1)) * 1000)
              .toList();
      return Sample.of(all.subList(all.size() - millis.size(), all.size()));
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
