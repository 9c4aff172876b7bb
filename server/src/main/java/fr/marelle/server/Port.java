package fr.marelle.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/** A TCP port of this machine. */
record Port(int number) {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 100;

  /** The port asked for, or a free one for 0. */
  static Port of(int wanted) {
    return wanted == 0 ? free() : new Port(wanted);
  }

  /**
   * A free one. Servers need half a minute to take it, so it lies below the ports that systems give
   * to outgoing connections: one of those would be gone by then.
   *
   * @throws ServerException when this machine seems to have none left
   */
  static Port free() {
    return new Random()
        .ints(TRIES, LOWEST, HIGHEST)
        .mapToObj(Port::new)
        .filter(Port::isFree)
        .findFirst()
        .orElseThrow(() -> new ServerException("This machine has no free port left."));
  }

  private boolean isFree() {
    try {
      requireFree();
      return true;
    } catch (ServerException e) {
      return false;
    }
  }

  /**
   * @throws ServerException when something else listens there
   */
  void requireFree() {
    // Both, because an application on the loopback address alone leaves the wildcard free.
    requireFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
    requireFree(new InetSocketAddress(number));
  }

  private void requireFree(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
    } catch (IOException e) {
      throw new ServerException(
          "Port %d is taken by another application: stop that one, or choose another port."
              .formatted(number),
          e);
    }
  }
}
