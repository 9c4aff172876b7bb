package fr.marelle.throttle;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one request at a time try the secrets of an account on this node. A few others wait for it,
 * in the order in which they came, so that a double click does no harm; many others are a crowd
 * that guesses, and are sent away.
 */
final class Turns {
  private final int mostWaitingForOne;
  private final int mostWaiting;
  private final Duration patience;
  private final Map<String, Line> lines = new HashMap<>();
  private int people;

  /**
   * @param mostWaitingForOne how many wait for one account
   * @param mostWaiting how many wait on this node: each holds a thread
   * @param patience how long each of them waits
   */
  Turns(int mostWaitingForOne, int mostWaiting, Duration patience) {
    this.mostWaitingForOne = mostWaitingForOne;
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  /** Those who stand in line for one account, the one whose turn it is included. */
  private static final class Line {
    private final Semaphore free = new Semaphore(1, true);
    private int people;
  }

  /** The right to try the secrets of one account, until it is given back. */
  final class Turn {
    private final String account;
    private final Line line;
    private boolean over;

    private Turn(String account, Line line) {
      this.account = account;
      this.line = line;
    }

    /** Lets the next one go. Doing so twice does nothing more. */
    void end() {
      if (!over) {
        over = true;
        line.free.release();
        leave(account, line);
      }
    }
  }

  /** Waits for a turn; empty where there are too many others or it takes too long. */
  Optional<Turn> take(String account) {
    Optional<Line> line = join(account);
    if (line.isPresent() && !waitIn(line.get())) {
      leave(account, line.get());
      return Optional.empty();
    }
    return line.map(joined -> new Turn(account, joined));
  }

  private boolean waitIn(Line line) {
    try {
      return line.free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized Optional<Line> join(String account) {
    Line line = lines.get(account);
    if (line == null) {
      line = new Line();
      lines.put(account, line);
    } else if (line.people > mostWaitingForOne || people - lines.size() >= mostWaiting) {
      return Optional.empty();
    }
    line.people++;
    people++;
    return Optional.of(line);
  }

  private synchronized void leave(String account, Line line) {
    people--;
    if (--line.people == 0) {
      lines.remove(account);
    }
  }
}
