package fr.marelle.directory.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A run that waits for a node, with its file. */
final class WaitingRun {
  private WaitingRun() {}

  /** Puts one into a database. */
  static Run put(RunDatabase database, Runs.Order order, byte[] file) throws IOException {
    Runs runs =
        new Runs(
            new StandInKeycloak(() -> RunDatabase.connect(database.url())).factory(),
            StandInKeycloak.REALM,
            () -> {});
    Run run = runs.begin(order);
    if (runs.append(run, 0, new ByteArrayInputStream(file)) != Upload.Result.KEPT
        || !runs.launch(run.id())) {
      throw new IllegalStateException("The run does not wait.");
    }
    return run;
  }
}
