package fr.marelle.tests;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The line from a server to its database on this machine, which can be cut for a while. */
final class DatabaseLine implements AutoCloseable {
  private final ServerSocket entrance;
  private final int database;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "database-line");
            thread.setDaemon(true);
            return thread;
          });
  private boolean cut;

  private DatabaseLine(ServerSocket entrance, int database) {
    this.entrance = entrance;
    this.database = database;
  }

  /** To the database on that port. */
  static DatabaseLine to(int database) throws IOException {
    DatabaseLine line =
        new DatabaseLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), database);
    line.threads.execute(line::accept);
    return line;
  }

  /** The port that stands for the database's. */
  int port() {
    return entrance.getLocalPort();
  }

  /** Breaks all connections. Until it is mended, each new one breaks at once. */
  synchronized void cut() {
    cut = true;
    ends.forEach(DatabaseLine::hangUp);
    ends.clear();
  }

  /** Lets connections through again. */
  synchronized void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        connect(entrance.accept());
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private synchronized void connect(Socket near) throws IOException {
    if (cut) {
      near.close();
      return;
    }
    Socket far = new Socket(InetAddress.getLoopbackAddress(), database);
    ends.add(near);
    ends.add(far);
    threads.execute(() -> pass(near, far));
    threads.execute(() -> pass(far, near));
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException broken) {
      // Both ends are to learn of it.
    } finally {
      hangUp(from);
      hangUp(to);
      ends.remove(from);
      ends.remove(to);
    }
  }

  private static void hangUp(Closeable end) {
    try {
      end.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    threads.shutdown();
  }
}
