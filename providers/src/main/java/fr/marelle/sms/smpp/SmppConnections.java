package fr.marelle.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Opens connections without waiting for ever, and checks whom it speaks to where TLS is on. */
final class SmppConnections implements ConnectionFactory {
  private static final int CONNECTING_MILLIS = 3_000;

  private final boolean tls;

  SmppConnections(boolean tls) {
    this.tls = tls;
  }

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECTING_MILLIS);
      socket.setTcpNoDelay(true);
      return new SocketConnection(tls ? secured(socket, host, port) : socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secured(Socket socket, String host, int port) throws IOException {
    socket.setSoTimeout(CONNECTING_MILLIS);
    SSLSocket secured =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }
}
