package fr.marelle.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that can be asked for. */
@Command(
    name = "marelle",
    mixinStandardHelpOptions = true,
    version = "Marelle",
    resourceBundle = "fr.marelle.cli.messages",
    subcommands = HelpCommand.class)
final class MarelleCommand implements Runnable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int NEWEST = 20;

  private final Screen screen;
  private final Texts texts;
  private final Map<String, String> environment;
  @Spec private CommandSpec spec;

  MarelleCommand(Screen screen, Map<String, String> environment) {
    this.screen = screen;
    this.texts = screen.texts();
    this.environment = environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), texts.text("usage.noCommand"));
  }

  @Command(name = "import", mixinStandardHelpOptions = true)
  int importing(
      @Mixin Connection connection,
      @Mixin Settings settings,
      @Option(names = "--report", paramLabel = "FILE", descriptionKey = "option.report")
          Path report,
      @Option(names = "--no-wait", descriptionKey = "option.noWait") boolean noWait,
      @Parameters(paramLabel = "FILE", descriptionKey = "parameter.file") Path file)
      throws IOException {
    Server server = connection.server(texts, environment);
    Perseverance perseverance = Perseverance.usual();
    Run run;
    try (Delivery delivery = Delivery.of(file, texts)) {
      run = server.begin(settings.parameters(delivery.name()));
      screen.say("run.begun", run.id());
      new Sending(server, perseverance, new Progress(screen)).send(run, delivery);
    }
    server.act(run.id(), "start");
    if (noWait) {
      return ExitCode.DONE.number();
    }
    ExitCode end = following(server).follow(run.id());
    if (report != null) {
      write(server, run.id(), ReportFile.KINDS, report);
    }
    return end.number();
  }

  @Command(name = "follow", mixinStandardHelpOptions = true)
  int follow(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    return following(connection.server(texts, environment)).follow(run).number();
  }

  @Command(name = "runs", mixinStandardHelpOptions = true)
  int runs(@Mixin Connection connection) throws IOException {
    for (Run run : connection.server(texts, environment).runs(NEWEST)) {
      screen.print(
          "%s  %-9s %5.1f %%  %s  %s%s"
              .formatted(
                  run.id(),
                  run.state(),
                  run.percent(),
                  run.askedAt(),
                  run.file(),
                  run.dry() ? "  " + texts.text("runs.dry") : ""));
    }
    return ExitCode.DONE.number();
  }

  @Command(name = "report", mixinStandardHelpOptions = true)
  int report(
      @Mixin Connection connection,
      @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "option.kind")
          List<String> kinds,
      @Option(names = "--to", paramLabel = "FILE", descriptionKey = "option.to") Path to,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    Server server = connection.server(texts, environment);
    List<String> wanted = kinds == null ? ReportFile.KINDS : kinds;
    if (!ReportFile.KINDS.containsAll(wanted)) {
      throw new UsageException(texts.text("usage.kinds", String.join(", ", ReportFile.KINDS)));
    }
    if (to == null) {
      screen.write(out -> new ReportFile(server, texts).write(run, wanted, out));
    } else {
      write(server, run, wanted, to);
    }
    return ExitCode.DONE.number();
  }

  @Command(name = "apply", mixinStandardHelpOptions = true)
  int apply(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.dryRun") String run)
      throws IOException {
    Server server = connection.server(texts, environment);
    Run real = server.act(run, "apply");
    screen.say("run.begun", real.id());
    return following(server).follow(real.id()).number();
  }

  @Command(name = "confirm", mixinStandardHelpOptions = true)
  int confirm(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    Server server = connection.server(texts, environment);
    return following(server).follow(server.act(run, "confirm").id()).number();
  }

  @Command(name = "pause", mixinStandardHelpOptions = true)
  int pause(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    return acted(connection, run, "pause");
  }

  @Command(name = "resume", mixinStandardHelpOptions = true)
  int resume(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    return acted(connection, run, "resume");
  }

  @Command(name = "cancel", mixinStandardHelpOptions = true)
  int cancel(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    return acted(connection, run, "cancel");
  }

  private int acted(Connection connection, String run, String act) throws IOException {
    Run now = connection.server(texts, environment).act(run, act);
    screen.print(now.id() + "  " + now.state());
    return ExitCode.DONE.number();
  }

  private Following following(Server server) {
    return new Following(server, screen, Perseverance.usual(), BETWEEN_LOOKS);
  }

  private void write(Server server, String run, List<String> kinds, Path to) throws IOException {
    try (var out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      // Without it, spreadsheets take the file for another encoding.
      out.write('\ufeff');
      new ReportFile(server, texts).write(run, kinds, out);
    }
  }

  /** What a run is told of its file. */
  static final class Settings {
    @Option(names = "--dry-run", descriptionKey = "option.dryRun")
    private boolean dryRun;

    @Option(names = "--complete", descriptionKey = "option.complete")
    private boolean complete;

    @Option(names = "--school", paramLabel = "UAI", descriptionKey = "option.school")
    private String school;

    @Option(names = "--namespace", paramLabel = "NAME", descriptionKey = "option.namespace")
    private String namespace;

    @Option(names = "--academy", paramLabel = "NAME", descriptionKey = "option.academy")
    private String academy;

    @Option(names = "--only", paramLabel = "UAI", split = ",", descriptionKey = "option.only")
    private List<String> only = new ArrayList<>();

    List<Map.Entry<String, String>> parameters(String file) {
      List<Map.Entry<String, String>> all = new ArrayList<>();
      all.add(Map.entry("file", file));
      all.add(Map.entry("dry", Boolean.toString(dryRun)));
      all.add(Map.entry("complete", Boolean.toString(complete)));
      add(all, "school", school);
      add(all, "namespace", namespace);
      add(all, "academy", academy);
      only.forEach(uai -> add(all, "only", uai));
      return all;
    }

    private static void add(List<Map.Entry<String, String>> all, String name, String value) {
      if (value != null && !value.isBlank()) {
        all.add(Map.entry(name, value));
      }
    }
  }
}
