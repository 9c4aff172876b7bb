package fr.marelle.tests;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** A message centre on this machine that takes what whoever knows its password submits. */
final class SmppCentre implements AutoCloseable {
  static final String PASSWORD = "s3cr3t";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
  private final SMPPServerSessionListener listener;

  SmppCentre() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    listener = new SMPPServerSessionListener(port);
    threads.execute(this::serve);
  }

  int port() {
    return listener.getPort();
  }

  /** Texts, the oldest first; of letters that GSM 03.38 and ASCII write alike. */
  List<String> texts() {
    return submitted.stream()
        .map(message -> new String(message.getShortMessage(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** Sessions that are bound now. */
  long bound() {
    return sessions.stream().filter(one -> one.getSessionState().isBound()).count();
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

  private void bind(SMPPServerSession session) {
    session.setMessageReceiverListener(taking());
    try {
      BindRequest request = session.waitForBind(5_000);
      if (PASSWORD.equals(request.getPassword())) {
        sessions.add(session);
        request.accept("centre");
      } else {
        request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
      }
    } catch (IOException | PDUStringException | TimeoutException e) {
      session.close();
    }
  }

  private ServerMessageReceiverListener taking() {
    return (ServerMessageReceiverListener)
        Proxy.newProxyInstance(
            SmppCentre.class.getClassLoader(),
            new Class<?>[] {ServerMessageReceiverListener.class},
            (self, method, arguments) ->
                method.getName().equals("onAcceptSubmitSm") ? take((SubmitSm) arguments[0]) : null);
  }

  private SubmitSmResult take(SubmitSm message) throws PDUStringException {
    submitted.add(message);
    return new SubmitSmResult(new MessageId("c-" + submitted.size()), new OptionalParameter[0]);
  }

  /** As operators do at night. */
  void unbindAll() {
    sessions.forEach(SMPPServerSession::unbindAndClose);
  }

  /** Hands in that the last message has arrived. */
  void deliver() throws Exception {
    sessions
        .get(sessions.size() - 1)
        .deliverShortMessage(
            "",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            "33612345678",
            TypeOfNumber.ALPHANUMERIC,
            NumberingPlanIndicator.UNKNOWN,
            "Marelle",
            new ESMClass().setMessageType(MessageType.SMSC_DEL_RECEIPT),
            (byte) 0,
            (byte) 0,
            new RegisteredDelivery(0),
            new RawDataCoding((byte) 0),
            ("id:c-" + submitted.size() + " stat:DELIVRD err:000")
                .getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sessions.forEach(SMPPServerSession::close);
    threads.shutdownNow();
  }
}
