package fr.marelle.sms.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway on this machine that takes a message, and then ends the connection without a word, as
 * peers do with those that are idle.
 */
final class EndingPeer implements AutoCloseable {
  private static final String ANSWER =
      "{\"sid\":\"SM1\",\"status\":\"queued\",\"ids\":[1],\"validReceivers\":[\"x\"]}";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Semaphore left = new Semaphore(0);
  private final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket server;

  EndingPeer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.execute(this::serve);
  }

  URI base() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  /** Waits until the client has noticed the end, and left too. */
  boolean awaitLeaving() throws InterruptedException {
    return left.tryAcquire(10, TimeUnit.SECONDS);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        RawPeer.read(in);
        requests.incrementAndGet();
        socket
            .getOutputStream()
            .write(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n" + ANSWER)
                    .getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
        left.release();
      } catch (IOException e) {
        // The client or the server has gone.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.shutdownNow();
  }
}
