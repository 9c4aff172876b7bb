package fr.marelle.sms.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A message centre on this machine that binds as it should, and then does not keep to SMPP. */
final class RawCentre implements AutoCloseable {
  private static final int HEADER = 16;
  private static final int BIND_TRANSCEIVER = 0x00000009;
  private static final int SUBMIT_SM = 0x00000004;
  private static final int RESPONSE = 0x80000000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger binds = new AtomicInteger();
  private final AtomicInteger submitted = new AtomicInteger();
  private final ServerSocket server;
  private final Behaviour behaviour;

  /** What it does with a message that it has read. */
  enum Behaviour {
    /** Nothing. */
    SILENT,
    /** Ends the connection. */
    HANGS_UP,
    /** Answers what is no PDU. */
    GARBAGE,
    /** Answers byte by byte, for ever. */
    DRIPS
  }

  RawCentre(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  int binds() {
    return binds.get();
  }

  /** Messages that were read. */
  int submitted() {
    return submitted.get();
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
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        byte[] rest = new byte[in.readInt() - Integer.BYTES];
        in.readFully(rest);
        ByteBuffer pdu = ByteBuffer.wrap(rest);
        int command = pdu.getInt();
        int sequence = pdu.getInt(2 * Integer.BYTES);
        if (command == BIND_TRANSCEIVER) {
          binds.incrementAndGet();
          socket.getOutputStream().write(bound(sequence));
        } else if (command == SUBMIT_SM) {
          submitted.incrementAndGet();
          if (behaviour == Behaviour.HANGS_UP) {
            return;
          }
          misbehave(socket.getOutputStream());
        }
      }
    } catch (IOException e) {
      // The client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bound(int sequence) {
    byte[] name = "centre\0".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(HEADER + name.length)
        .putInt(HEADER + name.length)
        .putInt(RESPONSE | BIND_TRANSCEIVER)
        .putInt(0)
        .putInt(sequence)
        .put(name)
        .array();
  }

  private void misbehave(OutputStream out) throws IOException, InterruptedException {
    if (behaviour == Behaviour.GARBAGE) {
      out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    while (behaviour == Behaviour.DRIPS && !end.await(50, TimeUnit.MILLISECONDS)) {
      // The length of a PDU that never ends.
      out.write(0);
    }
    end.await();
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
