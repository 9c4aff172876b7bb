package fr.marelle.cli;

import java.time.Duration;
import java.util.List;

/** Follows a run until nothing more comes of it by itself, and says what came of it. */
final class Following {
  private static final List<String> FOR_A_PERSON = List.of("question", "problem");
  private static final int SHOWN = 20;

  private final Server server;
  private final Screen screen;
  private final Perseverance perseverance;
  private final Duration between;
  private final Typed typed;

  /**
   * @param between looks
   * @param typed what somebody typed for it
   */
  Following(
      Server server, Screen screen, Perseverance perseverance, Duration between, Typed typed) {
    this.server = server;
    this.screen = screen;
    this.perseverance = perseverance;
    this.between = between;
    this.typed = typed;
  }

  /** How it ended. */
  ExitCode follow(String id) {
    Progress progress = new Progress(screen);
    Run run = perseverance.ask(() -> server.run(id));
    while (!run.isStill()) {
      progress.run(run);
      Pause.of(between);
      run = perseverance.ask(() -> server.run(id));
    }
    tell(run);
    return ExitCode.of(run);
  }

  private void tell(Run run) {
    Run.Counts counts = run.counts();
    screen.say("run." + run.ending(), run.id(), run.file());
    if (run.failureText() != null) {
      screen.error(run.failureText());
    }
    screen.say(
        run.dry() ? "run.wouldCount" : "run.counts",
        counts.created(),
        counts.changed(),
        counts.unchanged(),
        counts.gone(),
        counts.returned());
    long left = counts.questions() + counts.problems();
    if (left > 0) {
      screen.say("run.left", counts.questions(), counts.problems());
      FOR_A_PERSON.forEach(kind -> lines(run, kind));
    }
    boolean tried = run.dry() && "done".equals(run.state());
    if (counts.held() > 0 && (tried || "asking".equals(run.state()))) {
      screen.say("run.held");
      lines(run, "held");
    }
    if ("asking".equals(run.state())) {
      screen.say("run.confirm", counts.held(), typed.next("confirm", run.id()));
      screen.say("run.keep", typed.next("cancel", run.id()));
    }
    if (tried) {
      screen.say("run.apply", typed.next("apply", run.id()));
    }
  }

  private void lines(Run run, String kind) {
    List<ReportLine> lines = perseverance.ask(() -> server.report(run.id(), kind, 0, SHOWN + 1));
    lines.stream().limit(SHOWN).forEach(line -> screen.print("  " + line));
    if (lines.size() > SHOWN) {
      screen.say("run.more", typed.next("report", "--kind", kind, run.id()));
    }
  }
}
