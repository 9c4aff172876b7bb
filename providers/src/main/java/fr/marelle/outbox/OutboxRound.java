package fr.marelle.outbox;

import java.util.List;
import java.util.function.BiConsumer;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Looks for messages that are due again, or were left behind by a node that died. */
final class OutboxRound implements ScheduledTask {
  private final int most;
  private final BiConsumer<KeycloakSession, Waiting> sending;

  /**
   * @param most how many are taken up in one round
   * @param sending has a message sent
   */
  OutboxRound(int most, BiConsumer<KeycloakSession, Waiting> sending) {
    this.most = most;
    this.sending = sending;
  }

  @Override
  public void run(KeycloakSession session) {
    List<Waiting> due = OutboxRows.of(session).due(Time.currentTimeMillis(), most);
    due.forEach(message -> sending.accept(session, message));
  }
}
