package fr.marelle.cli;

import java.util.Optional;

/** Shows how far something is: a bar that grows on a terminal, else a line each ten per cent. */
final class Progress {
  private static final int WIDTH = 30;
  private static final int STEP = 10;

  private final Screen screen;
  private String last = "";

  Progress(Screen screen) {
    this.screen = screen;
  }

  /** How far the file has come. */
  void sent(long bytes, long all) {
    double percent = all == 0 ? 100 : 100.0 * bytes / all;
    show("sending", percent, screen.texts().text("progress.sending", bytes >> 20, all >> 20));
  }

  /** How far the run is. */
  void run(Run run) {
    Run.Counts counts =
        Optional.ofNullable(run.counts()).orElse(new Run.Counts(0, 0, 0, 0, 0, 0, 0, 0));
    String what =
        "waiting".equals(run.state())
            ? screen.texts().text("progress.waiting")
            : screen
                .texts()
                .text(
                    "progress.run",
                    run.accountsPerSecond(),
                    counts.created(),
                    counts.changed(),
                    counts.unchanged());
    show(run.state(), run.percent(), what);
  }

  private void show(String state, double percent, String what) {
    if (screen.isLively()) {
      int full = (int) Math.round(percent * WIDTH / 100);
      screen.draw(
          "[%s%s] %5.1f %% %s"
              .formatted("#".repeat(full), ".".repeat(WIDTH - full), percent, what));
      return;
    }
    String now = state + (int) percent / STEP;
    if (!now.equals(last)) {
      last = now;
      screen.error("%.0f %% %s".formatted(percent, what));
    }
  }
}
