package fr.marelle.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A TCP port of this machine. */
record Port(int number) {

  /** The port asked for, or a free one for 0. */
  static Port of(int wanted) {
    return wanted == 0 ? free() : new Port(wanted);
  }

  static Port free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return new Port(socket.getLocalPort());
    } catch (IOException e) {
      throw new ServerException("This machine has no free port left.", e);
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
