package fr.marelle.sms.smpp;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** A message centre on this machine. */
final class SmppPeer implements AutoCloseable, ServerMessageReceiverListener {
  static final String SYSTEM_ID = "ent";
  static final String PASSWORD = "s3cr3t";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final AtomicInteger binds = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final Semaphore binding = new Semaphore(0);
  private final SMPPServerSessionListener listener;
  private volatile boolean away;
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private final Function<SubmitSm, Integer> statuses;

  /**
   * @param statuses what it answers to a message: {@link SMPPConstant#STAT_ESME_ROK} or an error
   */
  SmppPeer(Function<SubmitSm, Integer> statuses) throws IOException {
    this(statuses, ServerSocketFactory.getDefault());
  }

  private SmppPeer(Function<SubmitSm, Integer> statuses, ServerSocketFactory sockets)
      throws IOException {
    this.statuses = statuses;
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    listener = new SMPPServerSessionListener(port, new Listening(sockets));
    listener.setPduProcessorDegree(20);
    threads.execute(this::serve);
  }

  static SmppPeer taking() throws IOException {
    return new SmppPeer(submitted -> SMPPConstant.STAT_ESME_ROK);
  }

  /** One that speaks TLS. */
  static SmppPeer taking(SSLContext tls) throws IOException {
    return new SmppPeer(submitted -> SMPPConstant.STAT_ESME_ROK, tls.getServerSocketFactory());
  }

  private record Listening(ServerSocketFactory sockets) implements ServerConnectionFactory {
    @Override
    public ServerConnection listen(int port) throws IOException {
      return new ServerSocketConnection(sockets.createServerSocket(port));
    }

    @Override
    public ServerConnection listen(int port, int timeout) throws IOException {
      ServerConnection connection = listen(port);
      connection.setSoTimeout(timeout);
      return connection;
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
      return listen(port, timeout);
    }
  }

  int port() {
    return listener.getPort();
  }

  List<SubmitSm> submitted() {
    return List.copyOf(submitted);
  }

  int binds() {
    return binds.get();
  }

  int mostUnderWay() {
    return mostUnderWay.get();
  }

  private void serve() {
    while (true) {
      SMPPServerSession session;
      try {
        session = listener.accept();
      } catch (IOException e) {
        return;
      }
      threads.execute(() -> bind(session));
    }
  }

  private void bind(SMPPServerSession session) {
    session.setMessageReceiverListener(this);
    try {
      BindRequest request = session.waitForBind(5_000);
      binding.release();
      hold.await();
      if (away) {
        request.reject(SMPPConstant.STAT_ESME_RSYSERR);
      } else if (SYSTEM_ID.equals(request.getSystemId())
          && PASSWORD.equals(request.getPassword())) {
        sessions.add(session);
        binds.incrementAndGet();
        request.accept("peer");
      } else {
        request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
      }
    } catch (Exception e) {
      session.close();
    }
  }

  /** From now on nobody is bound, until it is back. */
  void away(boolean gone) {
    away = gone;
  }

  /** From now on nobody gets an answer to a bind, until the returned one counts down. */
  CountDownLatch holdBinds() {
    hold = new CountDownLatch(1);
    return hold;
  }

  /** Waits until somebody wants to be bound. */
  boolean awaitBinding() throws InterruptedException {
    return binding.tryAcquire(20, TimeUnit.SECONDS);
  }

  /** How many wanted to be bound, and were not waited for. */
  int bindings() {
    return binding.availablePermits();
  }

  /** As operators do at night. */
  void unbindAll() {
    sessions.forEach(SMPPServerSession::unbindAndClose);
    sessions.clear();
  }

  /** As where a cable is cut. */
  void cutAll() {
    sessions.forEach(SMPPServerSession::close);
    sessions.clear();
  }

  /** Sends a delivery receipt over the last session. */
  void deliver(String text, OptionalParameter... parameters) throws Exception {
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
            text.getBytes(StandardCharsets.US_ASCII),
            parameters);
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source)
      throws ProcessRequestException {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      submitted.add(message);
      int status = statuses.apply(message);
      if (status != SMPPConstant.STAT_ESME_ROK) {
        throw new ProcessRequestException("No", status);
      }
      return new SubmitSmResult(new MessageId("id-" + submitted.size()), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new AssertionError(e);
    } finally {
      underWay.decrementAndGet();
    }
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession source)
      throws ProcessRequestException {
    throw unwanted();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source)
      throws ProcessRequestException {
    throw unwanted();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source)
      throws ProcessRequestException {
    throw unwanted();
  }

  @Override
  public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source)
      throws ProcessRequestException {
    throw unwanted();
  }

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source)
      throws ProcessRequestException {
    throw unwanted();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
      throws ProcessRequestException {
    throw unwanted();
  }

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm query, SMPPServerSession source) throws ProcessRequestException {
    throw unwanted();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
    throw unwanted();
  }

  private static ProcessRequestException unwanted() {
    return new ProcessRequestException("Unwanted", SMPPConstant.STAT_ESME_RINVCMDID);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sessions.forEach(SMPPServerSession::close);
    threads.shutdownNow();
  }
}
