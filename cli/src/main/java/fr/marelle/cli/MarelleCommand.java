package fr.marelle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
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
  private static final int LOOKED_THROUGH = 1_000;
  private static final int ANSWERS_AT_ONCE = 1_000;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

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
    throw new ParameterException(
        spec.commandLine(),
        texts.text("usage.noCommand", typed(spec.commandLine().getParseResult()).next("help")));
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
    if (noWait) {
      send(server, settings, file);
      return ExitCode.DONE.number();
    }
    if (report == null) {
      return following(server).follow(send(server, settings, file)).number();
    }
    // Whether it can be written is told before anything is done.
    try (OwnersFile kept = OwnersFile.open(report, texts)) {
      String run = send(server, settings, file);
      ExitCode end = following(server).follow(run);
      kept.write(out -> new ReportFile(server, texts).write(run, ReportFile.KINDS, out));
      return end.number();
    }
  }

  /** Begins a run. Its id. */
  private String send(Server server, Settings settings, Path file) throws IOException {
    try (Delivery delivery = Delivery.of(file, texts)) {
      Run run = server.begin(settings.parameters(delivery.name()));
      screen.say("run.begun", run.id());
      new Sending(server, Perseverance.usual(), new Progress(screen)).send(run, delivery);
      server.act(run.id(), "start");
      return run.id();
    }
  }

  @Command(name = "follow", mixinStandardHelpOptions = true)
  int follow(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    return following(connection.server(texts, environment)).follow(run).number();
  }

  @Command(name = "runs", mixinStandardHelpOptions = true)
  int runs(
      @Mixin Connection connection,
      @Option(names = "--school", paramLabel = "UAI", descriptionKey = "option.runsOfSchool")
          String school)
      throws IOException {
    connection.server(texts, environment).runs(school == null ? NEWEST : LOOKED_THROUGH).stream()
        .filter(run -> school == null || run.schools().contains(school))
        .limit(NEWEST)
        .forEach(run -> screen.print(line(run)));
    return ExitCode.DONE.number();
  }

  private String line(Run run) {
    return "%s  %-11s %5.1f %%  %s  %s%s%s"
        .formatted(
            run.id(),
            state(run),
            run.percent(),
            MINUTE.format(Instant.parse(run.askedAt()).atZone(ZoneId.systemDefault())),
            run.file(),
            run.schools().stream().map(uai -> "  " + uai).collect(Collectors.joining()),
            run.dry() ? "  " + texts.text("runs.dry") : "");
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
      write(to, out -> new ReportFile(server, texts).write(run, wanted, out));
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

  @Command(name = "repeat", mixinStandardHelpOptions = true)
  int repeat(
      @Mixin Connection connection,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    return repeat(connection.server(texts, environment), run).number();
  }

  private ExitCode repeat(Server server, String run) {
    Run again = server.act(run, "repeat");
    screen.say("run.begun", again.id());
    return following(server).follow(again.id());
  }

  @Command(name = "questions", mixinStandardHelpOptions = true)
  int questions(
      @Mixin Connection connection,
      @Option(names = "--to", paramLabel = "FILE", descriptionKey = "option.to") Path to,
      @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run") String run)
      throws IOException {
    QuestionFile questions = new QuestionFile(connection.server(texts, environment), texts);
    if (to == null) {
      screen.write(out -> questions.write(run, out));
    } else {
      write(to, out -> questions.write(run, out));
    }
    return ExitCode.DONE.number();
  }

  @Command(name = "answer", mixinStandardHelpOptions = true)
  int answer(
      @Mixin Connection connection,
      @Option(names = "--same", descriptionKey = "option.same") boolean same,
      @Option(names = "--repeat", descriptionKey = "option.repeat") boolean repeat,
      @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "parameter.run") String run,
      @Parameters(
              index = "1",
              arity = "0..1",
              paramLabel = "FILE",
              descriptionKey = "parameter.answers")
          Path file)
      throws IOException {
    if (file == null && !same) {
      throw new UsageException(texts.text("usage.noAnswers"));
    }
    Server server = connection.server(texts, environment);
    int answered = 0;
    if (file != null) {
      List<Answer> answers = new AnswerFile(texts).read(file);
      for (int first = 0; first < answers.size(); first += ANSWERS_AT_ONCE) {
        int end = Math.min(first + ANSWERS_AT_ONCE, answers.size());
        answered += server.answer(run, answers.subList(first, end));
      }
    }
    if (same) {
      answered += server.answerSame(run);
    }
    screen.say("answers.kept", answered, typed().next("repeat", run));
    return (repeat ? repeat(server, run) : ExitCode.DONE).number();
  }

  @Command(name = "departures", mixinStandardHelpOptions = true)
  int departures(
      @Mixin Connection connection,
      @Option(
              names = "--school",
              paramLabel = "UAI",
              split = ",",
              descriptionKey = "option.ofSchools")
          List<String> schools,
      @Option(names = "--to", paramLabel = "FILE", descriptionKey = "option.to") Path to)
      throws IOException {
    DepartureFile departures = new DepartureFile(connection.server(texts, environment), texts);
    List<String> wanted = schools == null ? List.of() : schools;
    if (to == null) {
      screen.write(out -> departures.write(wanted, out));
    } else {
      write(to, out -> departures.write(wanted, out));
    }
    return ExitCode.DONE.number();
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
    screen.print(now.id() + "  " + state(now));
    return ExitCode.DONE.number();
  }

  private String state(Run run) {
    return texts.find("state." + run.ending()).orElse(run.state());
  }

  private Following following(Server server) {
    return new Following(server, screen, Perseverance.usual(), BETWEEN_LOOKS, typed());
  }

  private Typed typed() {
    return typed(spec.commandLine().getParseResult().subcommand());
  }

  /** What this program was called with. A jar that is run is all of its class path. */
  private static Typed typed(ParseResult parsed) {
    return Typed.of(System.getProperty("java.class.path"), parsed);
  }

  private void write(Path to, Screen.Writing writing) throws IOException {
    try (OwnersFile file = OwnersFile.open(to, texts)) {
      file.write(writing);
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

    @Option(names = "--again", descriptionKey = "option.again")
    private boolean again;

    @Option(names = "--only", paramLabel = "UAI", split = ",", descriptionKey = "option.only")
    private List<String> only = new ArrayList<>();

    List<Map.Entry<String, String>> parameters(String file) {
      List<Map.Entry<String, String>> all = new ArrayList<>();
      all.add(Map.entry("file", file));
      all.add(Map.entry("dry", Boolean.toString(dryRun)));
      all.add(Map.entry("complete", Boolean.toString(complete)));
      all.add(Map.entry("again", Boolean.toString(again)));
      add(all, "school", school);
      add(all, "namespace", namespace);
      add(all, "academy", academy);
      only.forEach(uai -> add(all, "only", uai));
      return all;
    }

    /** An empty one that was given is sent as such: ids may be unique without any namespace. */
    private static void add(List<Map.Entry<String, String>> all, String name, String value) {
      if (value != null) {
        all.add(Map.entry(name, value.strip()));
      }
    }
  }
}
