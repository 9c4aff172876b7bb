package fr.marelle.directory.run;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A node that works on whatever waits in a database, until nothing does. As a process of its own it
 * prints a line once it has asked the database for so much, and goes on.
 */
final class Node {
  static final Duration LEASE = Duration.ofSeconds(60);

  private Node() {}

  /** Works on this thread. */
  static void work(Supplier<Connection> connections) {
    new RunWorker(new StandInKeycloak(connections).factory(), LEASE, new DirectoryFiles()).work();
  }

  /** A process of its own. Arguments: the database's address, and the number of a call. */
  public static void main(String... arguments) {
    long moment = Long.parseLong(arguments[1]);
    AtomicBoolean said = new AtomicBoolean();
    work(
        new CountedConnections(
            arguments[0],
            call -> {
              if (call >= moment && said.compareAndSet(false, true)) {
                System.out.println(call);
              }
            }));
  }
}
