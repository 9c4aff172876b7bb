package fr.marelle.sms.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway on this machine that does not keep to HTTP. */
final class RawPeer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket server;
  private final Behaviour behaviour;

  enum Behaviour {
    /** Reads, and says nothing. */
    SILENT,
    /** Reads, and hangs up. */
    HANGS_UP,
    /** Answers what is no HTTP. */
    GARBAGE,
    /** Answers header by header, for ever. */
    DRIPS_HEADERS,
    /** Answers byte by byte, for ever. */
    DRIPS_BODY,
    /** Answers far more than anybody wants. */
    FLOODS
  }

  RawPeer(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::serve);
  }

  URI base() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  /** Requests that were read. */
  int requests() {
    return requests.get();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      read(in);
      requests.incrementAndGet();
      misbehave(socket.getOutputStream());
    } catch (IOException e) {
      // The client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All of the request, so that the client has written it. */
  static void read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      in.readNBytes(Integer.parseInt(length.group(1)));
    }
  }

  private void misbehave(OutputStream out) throws IOException, InterruptedException {
    switch (behaviour) {
      case SILENT -> end.await();
      case HANGS_UP -> {
        // The socket is closed by whoever called.
      }
      case GARBAGE -> {
        write(out, "\u0000\u0001SMPP? <html>\r\n\r\n");
        end.await();
      }
      case DRIPS_HEADERS -> {
        write(out, "HTTP/1.1 200 OK\r\n");
        drip(out, "X-Wait: yes\r\n");
      }
      case DRIPS_BODY -> {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
        drip(out, " ");
      }
      case FLOODS -> {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
        while (!server.isClosed()) {
          write(out, " ".repeat(8_192));
        }
      }
    }
  }

  private void drip(OutputStream out, String drop) throws IOException, InterruptedException {
    while (!end.await(20, TimeUnit.MILLISECONDS)) {
      write(out, drop);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
