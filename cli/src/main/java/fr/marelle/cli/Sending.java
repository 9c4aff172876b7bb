package fr.marelle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Sends a file piece by piece. Whatever breaks off goes on where the server says that it is. */
final class Sending {
  /** Below what Keycloak takes in one request, ten megabytes. */
  private static final int PIECE = 8 << 20;

  private static final int CONFLICT = 409;

  private final Server server;
  private final Perseverance perseverance;
  private final Progress progress;

  Sending(Server server, Perseverance perseverance, Progress progress) {
    this.server = server;
    this.perseverance = perseverance;
    this.progress = progress;
  }

  /** Sends all of it. */
  void send(Run run, Delivery delivery) throws IOException {
    long all = Files.size(delivery.file());
    long sent = 0;
    while (sent < all) {
      progress.sent(sent, all);
      byte[] piece = piece(delivery, sent);
      long offset = sent;
      sent = perseverance.ask(() -> received(run.id(), offset, piece));
    }
    progress.sent(all, all);
  }

  private static byte[] piece(Delivery delivery, long offset) throws IOException {
    try (InputStream in = Files.newInputStream(delivery.file())) {
      in.skipNBytes(offset);
      return in.readNBytes(PIECE);
    }
  }

  /** How much is there afterwards: an earlier try may have come through without an answer. */
  private long received(String id, long offset, byte[] piece) {
    try {
      return server.send(id, offset, piece).received();
    } catch (ServerFailure failure) {
      if (failure.status() == CONFLICT) {
        long there = server.run(id).received();
        if (there > offset) {
          return there;
        }
      }
      throw failure;
    }
  }
}
