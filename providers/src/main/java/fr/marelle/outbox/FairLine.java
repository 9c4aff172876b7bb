package fr.marelle.outbox;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The messages that a node has taken on. Realms take turns, so that one whose mail server is slow
 * holds nobody up but itself. Used by several threads at once.
 */
final class FairLine {
  private final int mostOfOneRealm;
  private final Set<Waiting> known = new HashSet<>();
  private final Map<String, Queue<Waiting>> lines = new LinkedHashMap<>();

  /**
   * @param mostOfOneRealm beyond that they wait in the table, for any node
   */
  FairLine(int mostOfOneRealm) {
    this.mostOfOneRealm = mostOfOneRealm;
  }

  /**
   * Takes a message on.
   *
   * @return false where it was already, and is not {@link #done} yet, or there are too many of its
   *     realm
   */
  synchronized boolean add(Waiting message) {
    Queue<Waiting> line = lines.get(message.realmId());
    if ((line != null && line.size() >= mostOfOneRealm) || !known.add(message)) {
      return false;
    }
    lines.computeIfAbsent(message.realmId(), realm -> new ArrayDeque<>()).add(message);
    return true;
  }

  /**
   * The next one, of the realm that has waited longest for its turn.
   *
   * @throws IllegalStateException when nothing waits: each message added is taken once
   */
  synchronized Waiting next() {
    String realm =
        lines.keySet().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Nothing waits"));
    Queue<Waiting> line = lines.remove(realm);
    Waiting message = line.remove();
    if (!line.isEmpty()) {
      lines.put(realm, line);
    }
    return message;
  }

  /** Nobody works on it any more. */
  synchronized void done(Waiting message) {
    known.remove(message);
  }
}
