package fr.marelle.sms.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Opens connections without waiting for ever, and checks whom it speaks to where TLS is on. */
final class SmppConnections implements ConnectionFactory {
  private static final int CONNECTING_MILLIS = 3_000;

  private final Optional<SSLSocketFactory> tls;

  /**
   * @param tls what is trusted; empty for connections without TLS
   */
  SmppConnections(Optional<SSLSocketFactory> tls) {
    this.tls = tls;
  }

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECTING_MILLIS);
      socket.setTcpNoDelay(true);
      return new SocketConnection(
          tls.isPresent() ? secured(tls.get(), socket, host, port) : socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secured(SSLSocketFactory tls, Socket socket, String host, int port)
      throws IOException {
    // A time-out of the socket begins anew with each byte.
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> end(socket),
            CompletableFuture.delayedExecutor(CONNECTING_MILLIS, TimeUnit.MILLISECONDS));
    try {
      SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, port, true);
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      return secured;
    } finally {
      end.cancel(false);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
