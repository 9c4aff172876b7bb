package fr.marelle.benchmarks;

import fr.marelle.server.Checkout;
import fr.marelle.server.KeycloakVersions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures what was asked for, on this machine, and writes the figures down. Arguments: names of
 * benchmarks with commas between them, or {@code all}; then {@code full} or {@code brief}.
 */
public final class Main {
  private final Path target;
  private final Effort effort;
  private final Machine machine = new Machine();
  private final Figures figures = new Figures();

  private Main(Path target, Effort effort) {
    this.target = target;
    this.effort = effort;
  }

  /** Called from the command line. */
  public static void main(String... arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Say what to measure, and with which effort.");
    }
    Path target = Checkout.find().root().resolve("benchmarks").resolve("target");
    new Main(target, Effort.named(arguments[1])).measure(arguments[0]);
  }

  private void measure(String wanted) {
    try (Database database = Database.start(target.resolve("postgres"));
        Workbench workbench = new Workbench(database)) {
      // Starts first: no other server runs then.
      List<Benchmark> all =
          List.of(
              new StartTime(database, effort),
              new PasswordLogins(workbench, effort, target.resolve("logins")),
              new CodeStep(workbench, effort),
              new RecoveryAnswers(workbench, effort),
              new TriesADay(workbench),
              new PageWeight(workbench),
              new DirectoryImport(database, effort, target.resolve("annuaire")),
              new DirectoryFiles(effort, target.resolve("directory")),
              new SelfEnrolment(database, effort),
              new SmsClients(effort),
              // Last: the realm is never small again.
              new ClassConsole(workbench, effort));
      List<Benchmark> chosen = choose(all, wanted);
      figures.paragraph(
          "Mesuré le %s : %s ; Keycloak %s et %s sur la même machine."
              .formatted(
                  LocalDate.now(ZoneId.systemDefault()),
                  machine.description(),
                  KeycloakVersions.supported().newest(),
                  database.version()));
      chosen.forEach(this::measure);
    }
    Path file = target.resolve("figures.md");
    figures.write(file);
    System.out.printf("%n%s%nWritten to %s%n", figures, file);
  }

  private void measure(Benchmark benchmark) {
    System.out.printf("Measuring %s...%n", benchmark.name());
    String before = machine.load();
    benchmark.measure(figures);
    figures.paragraph(
        "Charge de la machine (moyenne sur une minute) : %s avant, %s après."
            .formatted(before, machine.load()));
  }

  private static List<Benchmark> choose(List<Benchmark> all, String wanted) {
    if (wanted.equals("all")) {
      return all;
    }
    List<String> names = Arrays.asList(wanted.split(",", -1));
    String known = all.stream().map(Benchmark::name).collect(Collectors.joining(", "));
    for (String name : names) {
      if (all.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
        throw new IllegalArgumentException(
            "No benchmark is called %s: there are %s.".formatted(name, known));
      }
    }
    return all.stream().filter(benchmark -> names.contains(benchmark.name())).toList();
  }
}
