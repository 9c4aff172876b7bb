package fr.marelle.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server of this machine that takes everything and keeps nothing (RFC 5321). */
final class MailSink implements AutoCloseable {
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private MailSink(ServerSocket door) {
    this.door = door;
  }

  static MailSink open() {
    try {
      MailSink sink = new MailSink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      sink.threads.execute(sink::welcome);
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a realm sends its mails here. */
  Map<String, String> settings() {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(door.getLocalPort()),
        "from", "ne-pas-repondre@ecole.example");
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket guest = door.accept();
        threads.execute(() -> serve(guest));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Socket guest) {
    try (guest) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(guest.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = guest.getOutputStream();
      say(out, "220 sink");
      boolean mail = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (mail) {
          mail = !line.equals(".");
          if (!mail) {
            say(out, "250 taken");
          }
        } else if (line.equalsIgnoreCase("DATA")) {
          mail = true;
          say(out, "354 go on");
        } else if (line.equalsIgnoreCase("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException hungUp) {
      // Then there is nobody to talk to.
      return;
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
