package fr.marelle.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * What one request does with the secrets of one account: it has its turn, or not, and when its
 * transaction is over, whatever became of it, the results are recorded before the turn ends and the
 * answer leaves. The transaction holds no lock any more then that recording would wait for.
 */
final class Trial extends AbstractKeycloakTransaction {
  private final List<Runnable> results = new ArrayList<>();
  private Optional<Turns.Turn> turn = Optional.empty();
  private boolean asked;

  /** Whether a turn was asked for, had or not, and even if it has ended. */
  boolean isAsked() {
    return asked;
  }

  /**
   * @param turn empty where it was not to be had
   */
  void ask(Optional<Turns.Turn> turn) {
    this.turn = turn;
    this.asked = true;
  }

  boolean hasTurn() {
    return turn.isPresent();
  }

  boolean hasResults() {
    return !results.isEmpty();
  }

  void add(Runnable result) {
    results.add(result);
  }

  /** Lets others go where nothing was tried. */
  void endTurn() {
    turn.ifPresent(Turns.Turn::end);
    turn = Optional.empty();
  }

  @Override
  protected void commitImpl() {
    end();
  }

  @Override
  protected void rollbackImpl() {
    end();
  }

  private void end() {
    try {
      results.forEach(Runnable::run);
    } finally {
      results.clear();
      endTurn();
    }
  }
}
