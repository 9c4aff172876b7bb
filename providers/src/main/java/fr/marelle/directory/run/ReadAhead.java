package fr.marelle.directory.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Has a source read on a thread of its own, a few batches ahead of the database: one processor
 * parses while the other writes.
 */
final class ReadAhead implements Closeable {
  private static final Logger LOG = Logger.getLogger(ReadAhead.class);
  private static final int BATCHES = 3;
  private static final long PATIENCE_SECONDS = 10;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread reader = new Thread(work, "marelle-directory-reader");
            reader.setDaemon(true);
            return reader;
          });
  private final BlockingQueue<Read> batches = new ArrayBlockingQueue<>(BATCHES);
  private final Future<?> reading;

  /**
   * A batch with what its source had said by then; an empty one at the end.
   *
   * @param covered schools that it speaks for
   * @param failure what went wrong, or null
   */
  record Read(Optional<Batch> batch, Set<String> covered, Throwable failure) {
    /**
     * The batch; empty at the end.
     *
     * @throws IOException where it can't be read
     */
    Optional<Batch> orFailure() throws IOException {
      if (failure != null) {
        throw new IOException(failure);
      }
      return batch;
    }
  }

  /**
   * Begins to read.
   *
   * @param from position from which on batches are wanted; what is before is only read
   */
  ReadAhead(Reading reading, long from) {
    this.reading = thread.submit(() -> read(reading, from));
  }

  private void read(Reading reading, long from) {
    try {
      for (Optional<Batch> done = reading.next(from); done.isPresent(); ) {
        done = reading.next(from);
      }
      boolean more = true;
      while (more) {
        Optional<Batch> batch = reading.next(Long.MAX_VALUE);
        more = batch.isPresent();
        batches.put(new Read(batch, reading.covered(), null));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      hand(new Read(Optional.empty(), Set.of(), e));
    }
  }

  private void hand(Read last) {
    try {
      batches.put(last);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next batch, the end, or what went wrong: nothing comes after either of these. */
  Read next() throws InterruptedException {
    return batches.take();
  }

  /** Lets go of the source: whoever closes it next finds nobody reading. */
  @Override
  public void close() {
    reading.cancel(true);
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A source of the directory is still being read.");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
