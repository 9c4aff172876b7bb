package fr.marelle.directory.api;

import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.RunState;
import fr.marelle.directory.run.Runs;
import fr.marelle.text.Texts;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.keycloak.util.JsonSerialization;

/**
 * A run as server-sent events: one a second while it changes, and a last one when it ends or asks.
 * Whoever is cut off begins anew, as browsers do by themselves.
 */
final class ProgressStream implements StreamingOutput {
  private static final int MOST_SECONDS = 240;
  private static final int SILENCE = 15;

  private final Runs runs;
  private final String id;
  private final Semaphore followers;
  private final Texts texts;

  /**
   * Follows a run.
   *
   * @param followers how many more may, on this node: each holds a thread of the server
   */
  ProgressStream(Runs runs, String id, Semaphore followers, Texts texts) {
    this.runs = runs;
    this.id = id;
    this.followers = followers;
    this.texts = texts;
  }

  /** Taken only now: of an answer that is never written nobody would give it back. */
  @Override
  public void write(OutputStream out) throws IOException {
    if (!followers.tryAcquire()) {
      throw Problems.busy();
    }
    try {
      follow(out);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      followers.release();
    }
  }

  private void follow(OutputStream out) throws IOException, InterruptedException {
    String last = "";
    int silent = 0;
    for (int second = 0; second < MOST_SECONDS; second++) {
      Optional<Run> run = runs.find(id);
      if (run.isEmpty()) {
        return;
      }
      String now = JsonSerialization.writeValueAsString(RunItem.of(run.get(), texts));
      silent = now.equals(last) ? silent + 1 : 0;
      if (silent == 0) {
        send(out, "event: progress\ndata: " + now + "\n\n");
      } else if (silent % SILENCE == 0) {
        send(out, ": still there\n\n");
      }
      last = now;
      if (run.get().state().isOver() || run.get().state() == RunState.ASKING) {
        return;
      }
      Thread.sleep(1000);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
