package fr.marelle.benchmarks;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A message centre on this machine that takes whoever comes and whatever is submitted. */
final class SmppCentre implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SMPPServerSessionListener listener;

  SmppCentre() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    listener = new SMPPServerSessionListener(port);
    listener.setPduProcessorDegree(10);
    threads.execute(this::serve);
  }

  int port() {
    return listener.getPort();
  }

  private void serve() {
    while (true) {
      SMPPServerSession session;
      try {
        session = listener.accept();
      } catch (IOException stopped) {
        return;
      }
      threads.execute(() -> bind(session));
    }
  }

  private static void bind(SMPPServerSession session) {
    session.setMessageReceiverListener(taking());
    try {
      session.waitForBind(5_000).accept("centre");
    } catch (IOException | PDUStringException | TimeoutException e) {
      session.close();
    }
  }

  private static ServerMessageReceiverListener taking() {
    return (ServerMessageReceiverListener)
        Proxy.newProxyInstance(
            SmppCentre.class.getClassLoader(),
            new Class<?>[] {ServerMessageReceiverListener.class},
            (self, method, arguments) ->
                method.getName().equals("onAcceptSubmitSm")
                    ? new SubmitSmResult(new MessageId("1"), new OptionalParameter[0])
                    : null);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
