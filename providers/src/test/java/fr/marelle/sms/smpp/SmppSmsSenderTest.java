package fr.marelle.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsReceipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmppSmsSenderTest {
  private static final SmsMessage MESSAGE = new SmsMessage("+33612345678", "Code: 012345 é€");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, SmsReceipt> receipts = new ConcurrentHashMap<>();
  private volatile boolean current = true;
  private final SmppLinks links =
      new SmppLinks(
          (gateway, receipt) -> {
            if (receipt.messageId().equals("unknown")) {
              return false;
            }
            receipts.put(gateway.id(), receipt);
            return true;
          },
          (gateway, account) -> current,
          () -> {
            throw new AssertionError("TLS is not asked for");
          });

  @AfterEach
  void end() {
    links.close();
  }

  private SmppSmsSender at(int port) {
    return at(port, SmppPeer.PASSWORD, 500);
  }

  private SmppSmsSender at(int port, String password, int perSecond) {
    return at(new SmppGateway("region", Optional.of("realm")), port, password, perSecond);
  }

  private SmppSmsSender at(SmppGateway gateway, int port, String password, int perSecond) {
    return new SmppSmsSender(
        links,
        gateway,
        new SmppAccount(
            "localhost",
            port,
            false,
            SmppPeer.SYSTEM_ID,
            password,
            "",
            SourceAddress.of("Marelle"),
            Duration.ofMinutes(30),
            true,
            perSecond,
            PATIENCE));
  }

  @Test
  void itIsSubmittedToTheNumberFromTheSender() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmsAnswer answer = at(peer.port()).send(MESSAGE);

      assertThat(answer).isEqualTo(SmsAnswer.sent("id-1"));
      SubmitSm submitted = peer.submitted().get(0);
      assertThat(submitted.getSourceAddr()).isEqualTo("Marelle");
      assertThat(submitted.getSourceAddrTon()).isEqualTo((byte) 5);
      assertThat(submitted.getSourceAddrNpi()).isEqualTo((byte) 0);
      assertThat(submitted.getDestAddress()).isEqualTo("33612345678");
      assertThat(submitted.getDestAddrTon()).isEqualTo((byte) 1);
      assertThat(submitted.getDestAddrNpi()).isEqualTo((byte) 1);
      assertThat(submitted.getRegisteredDelivery()).isEqualTo((byte) 1);
      assertThat(submitted.getDataCoding()).isEqualTo((byte) 0);
      assertThat(submitted.getEsmClass()).isEqualTo((byte) 0);
      assertThat(submitted.getValidityPeriod()).isEqualTo("000000003000000R");
      assertThat(submitted.getShortMessage())
          .containsExactly(
              'C', 'o', 'd', 'e', ':', ' ', '0', '1', '2', '3', '4', '5', ' ', 0x05, 0x1B, 0x65);
    }
  }

  @ParameterizedTest
  @CsvSource({"+33612345678, 1, 1, 33612345678", "38600, 3, 0, 38600", "Marelle, 5, 0, Marelle"})
  void theKindOfSenderIsSaid(String sender, byte ton, byte npi, String address) {
    SourceAddress source = SourceAddress.of(sender);

    assertThat(source.type().value()).isEqualTo(ton);
    assertThat(source.plan().value()).isEqualTo(npi);
    assertThat(source.address()).isEqualTo(address);
  }

  @Test
  void aLongTextTravelsInPartsThatFindEachOther() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmsAnswer answer =
          at(peer.port()).send(new SmsMessage("+33612345678", "ê".repeat(66) + "abc"));

      assertThat(answer).isEqualTo(SmsAnswer.sent("id-1"));
      List<SubmitSm> parts = peer.submitted();
      assertThat(parts).hasSize(1);
      SmsAnswer long2 =
          at(peer.port()).send(new SmsMessage("+33612345678", "ê".repeat(68) + "abc"));
      assertThat(long2.outcome()).isEqualTo(SmsOutcome.SENT);
      SubmitSm first = peer.submitted().get(1);
      SubmitSm second = peer.submitted().get(2);
      assertThat(first.getEsmClass()).isEqualTo((byte) 0x40);
      assertThat(first.getDataCoding()).isEqualTo((byte) 8);
      assertThat(first.getShortMessage()).startsWith(5, 0, 3).hasSize(6 + 2 * 67);
      assertThat(first.getShortMessage()[3]).isEqualTo(second.getShortMessage()[3]);
      assertThat(first.getShortMessage()[4]).isEqualTo((byte) 2);
      assertThat(first.getShortMessage()[5]).isEqualTo((byte) 1);
      assertThat(second.getShortMessage()[5]).isEqualTo((byte) 2);
      assertThat(text(first) + text(second)).isEqualTo("ê".repeat(68) + "abc");
    }
  }

  private static String text(SubmitSm part) {
    byte[] bytes = part.getShortMessage();
    return new String(bytes, 6, bytes.length - 6, StandardCharsets.UTF_16BE);
  }

  @ParameterizedTest
  @CsvSource({
    // Invalid destination, submit failed, throttled, queue full, system error, temporary,
    // invalid source.
    "11, REFUSED, 0x000B",
    "69, REFUSED, 0x0045",
    "88, UNREACHABLE, 0x0058",
    "20, UNREACHABLE, 0x0014",
    "8, UNREACHABLE, 0x0008",
    "100, UNREACHABLE, 0x0064",
    "10, MISCONFIGURED, 0x000A"
  })
  void aRefusalSaysWhy(int status, SmsOutcome outcome, String reason) throws IOException {
    try (SmppPeer peer = new SmppPeer(submitted -> status)) {
      SmsAnswer answer = at(peer.port()).send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(outcome);
      assertThat(answer.reason()).contains(reason);
    }
  }

  @Test
  void aWrongPasswordIsForTheOperatorToMend() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmsAnswer answer = at(peer.port(), "wrong", 20).send(MESSAGE);

      assertThat(answer).isEqualTo(SmsAnswer.of(SmsOutcome.MISCONFIGURED, "0x000E"));
      assertThat(peer.submitted()).isEmpty();
    }
  }

  @Test
  void whereNobodyListensNothingWasSent() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }

    assertThat(at(nobody).send(MESSAGE).outcome()).isEqualTo(SmsOutcome.UNREACHABLE);
  }

  @Test
  void afterTheNightsUnbindTheNextMessageBindsAgain() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmppSmsSender sender = at(peer.port());
      sender.send(MESSAGE);

      peer.unbindAll();

      // The first may meet the end before this side has noticed it.
      assertThat(sender.send(MESSAGE).outcome()).isIn(SmsOutcome.SENT, SmsOutcome.UNCERTAIN);
      assertThat(sender.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(peer.binds()).isEqualTo(2);
    }
  }

  @Test
  void withoutAnAnswerItMayHaveBeenSent() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (SmppPeer peer =
        new SmppPeer(
            submitted -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return SMPPConstant.STAT_ESME_ROK;
            })) {
      assertThat(at(peer.port()).send(MESSAGE))
          .isEqualTo(SmsAnswer.of(SmsOutcome.UNCERTAIN, "no answer in time"));
      assertThat(peer.submitted()).hasSize(1);
      end.countDown();
    }
  }

  @Test
  void whereTheConnectionWasCutTheNextMessageBindsAgain() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmppSmsSender sender = at(peer.port());
      sender.send(MESSAGE);

      peer.cutAll();

      // The first may be on its way into the end that nobody has noticed yet.
      SmsOutcome first = sender.send(MESSAGE).outcome();
      assertThat(first).isIn(SmsOutcome.SENT, SmsOutcome.UNCERTAIN);
      assertThat(sender.send(MESSAGE).outcome()).isEqualTo(SmsOutcome.SENT);
      assertThat(peer.binds()).isEqualTo(2);
      assertThat(peer.submitted()).hasSize(first == SmsOutcome.SENT ? 3 : 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onceItIsSubmittedItMayHaveBeenSentAndIsNotSubmittedAgain(RawCentre.Behaviour behaviour)
      throws IOException {
    try (RawCentre centre = new RawCentre(behaviour)) {
      long start = System.nanoTime();

      SmsAnswer answer = at(centre.port()).send(MESSAGE);

      assertThat(answer.outcome()).isEqualTo(SmsOutcome.UNCERTAIN);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(centre.submitted()).isEqualTo(1);
      // The next one is not left to a session that is good for nothing.
      at(centre.port()).send(MESSAGE);
      assertThat(centre.binds()).isEqualTo(2);
    }
  }

  /** The kernel answers nothing to whoever connects where too many wait already. */
  @Test
  void whereTheConnectionIsNotTakenInTimeNothingWasSent() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      boolean taken = true;
      while (taken) {
        Socket socket = new Socket();
        waiting.add(socket);
        taken = connects(socket, full.getLocalPort());
      }

      assertThat(at(full.getLocalPort()).send(MESSAGE).outcome()).isEqualTo(SmsOutcome.UNREACHABLE);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static boolean connects(Socket socket, int port) {
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
      return true;
    } catch (IOException nowItIsFull) {
      return false;
    }
  }

  private enum Stranger {
    /** Takes the connection, and says nothing. */
    SILENT,
    /** Answers the bind with what is no PDU. */
    GARBAGE,
    /** Answers the bind byte by byte, for ever. */
    DRIPS
  }

  /** Before the bind is answered nothing is submitted. */
  @ParameterizedTest
  @EnumSource
  void aPeerThatIsNoMessageCentreGetsNothing(Stranger stranger) throws IOException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    CountDownLatch end = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      thread.execute(() -> misbehave(stranger, server, end));
      long start = System.nanoTime();

      assertThat(at(server.getLocalPort()).send(MESSAGE).outcome())
          .isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    } finally {
      end.countDown();
      thread.shutdownNow();
    }
  }

  private static void misbehave(Stranger stranger, ServerSocket server, CountDownLatch end) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      if (in.read(new byte[1_024]) < 0) {
        return;
      }
      OutputStream out = socket.getOutputStream();
      if (stranger == Stranger.GARBAGE) {
        out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
      while (stranger == Stranger.DRIPS && !end.await(50, TimeUnit.MILLISECONDS)) {
        // The length of a PDU that never ends.
        out.write(new byte[] {0});
        out.flush();
      }
      end.await();
    } catch (IOException e) {
      // The client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noMoreThanTheWindowIsUnderWayOverOneSession() throws Exception {
    try (SmppPeer peer =
        new SmppPeer(
            submitted -> {
              LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
              return SMPPConstant.STAT_ESME_ROK;
            })) {
      SmppSmsSender sender = at(peer.port());
      ExecutorService threads = Executors.newFixedThreadPool(30);
      List<Callable<SmsAnswer>> all =
          IntStream.range(0, 60)
              .<Callable<SmsAnswer>>mapToObj(i -> () -> sender.send(MESSAGE))
              .toList();
      for (Future<SmsAnswer> answer : threads.invokeAll(all)) {
        assertThat(answer.get().outcome()).isEqualTo(SmsOutcome.SENT);
      }
      threads.shutdown();

      assertThat(peer.mostUnderWay()).isBetween(2, SmppLink.WINDOW);
      assertThat(peer.binds()).isEqualTo(1);
    }
  }

  @Test
  void noMoreLeaveInASecondThanAllowed() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      SmppSmsSender sender = at(peer.port(), SmppPeer.PASSWORD, 20);
      long start = System.nanoTime();

      for (int i = 0; i < 11; i++) {
        sender.send(MESSAGE);
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }
  }

  @Test
  void otherSettingsEndTheSessionBefore() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      at(peer.port(), SmppPeer.PASSWORD, 20).send(MESSAGE);
      at(peer.port(), SmppPeer.PASSWORD, 20).send(MESSAGE);
      assertThat(peer.binds()).isEqualTo(1);

      at(peer.port(), SmppPeer.PASSWORD, 21).send(MESSAGE);

      assertThat(peer.binds()).isEqualTo(2);
    }
  }

  /** Of the server's gateway, whose password may be in each realm's vault. */
  @Test
  void twoAccountsOfTheServersGatewayDoNotEndEachOther() throws IOException {
    SmppGateway ofServer = new SmppGateway("smpp", Optional.empty());
    try (SmppPeer peer = SmppPeer.taking()) {
      for (int i = 0; i < 3; i++) {
        at(ofServer, peer.port(), SmppPeer.PASSWORD, 20).send(MESSAGE);
        at(ofServer, peer.port(), SmppPeer.PASSWORD, 21).send(MESSAGE);
      }

      assertThat(peer.binds()).isEqualTo(2);
      assertThat(links.size()).isEqualTo(2);
    }
  }

  /** It was changed or removed on another node, or its realm was. */
  @Test
  void aGatewayThatIsNotWhatItWasIsLeft() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      at(peer.port()).send(MESSAGE);
      links.tend();
      assertThat(links.size()).isEqualTo(1);

      current = false;
      links.tend();

      assertThat(links.size()).isZero();
      at(peer.port()).send(MESSAGE);
      assertThat(peer.binds()).isEqualTo(2);
    }
  }

  @Test
  void theSessionsOfARealmEndWithIt() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      at(peer.port()).send(MESSAGE);
      at(new SmppGateway("smpp", Optional.empty()), peer.port(), SmppPeer.PASSWORD, 20)
          .send(MESSAGE);
      at(new SmppGateway("b", Optional.of("other")), peer.port(), SmppPeer.PASSWORD, 20)
          .send(MESSAGE);

      links.endOf("realm");

      assertThat(links.size()).isEqualTo(2);
    }
  }

  @Test
  void onceTheServerStopsNobodyIsBound() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      links.close();

      assertThat(at(peer.port()).send(MESSAGE).outcome()).isEqualTo(SmsOutcome.UNREACHABLE);
      assertThat(links.size()).isZero();
      assertThat(peer.binds()).isZero();
    }
  }

  @Test
  void receiptsAreKept() throws Exception {
    try (SmppPeer peer = SmppPeer.taking()) {
      at(peer.port()).send(MESSAGE);

      peer.deliver(
          "id:id-1 sub:001 dlvrd:001 submit date:2611211500 done date:2611211501 stat:DELIVRD"
              + " err:000 text:Code");

      assertThat(receipts)
          .containsEntry("region", SmsReceipt.of("id-1", SmsReceipt.Status.DELIVERED, "DELIVRD"));

      peer.deliver("id:0 stat:UNDELIV", new OptionalParameter.Receipted_message_id("id-2"));

      assertThat(receipts)
          .containsEntry("region", SmsReceipt.of("id-2", SmsReceipt.Status.FAILED, "UNDELIV"));
    }
  }

  @Test
  void aReceiptOfAMessageThatIsNotYetKnownIsToComeAgain() throws IOException {
    try (SmppPeer peer = SmppPeer.taking()) {
      at(peer.port()).send(MESSAGE);

      assertThatExceptionOfType(NegativeResponseException.class)
          .isThrownBy(() -> peer.deliver("id:unknown stat:DELIVRD"))
          .satisfies(
              said ->
                  assertThat(said.getCommandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));
    }
  }

  /** Else it would come for ever, and hold up those behind it. */
  @Test
  @Timeout(30)
  void aReceiptThatComesAgainAndIsStillOfNoMessageIsTaken() throws Exception {
    try (SmppPeer peer = SmppPeer.taking()) {
      at(peer.port()).send(MESSAGE);
      assertThatExceptionOfType(NegativeResponseException.class)
          .isThrownBy(() -> peer.deliver("id:unknown stat:DELIVRD"));

      // After a night, over another session, once this side has noticed the end of the first.
      peer.unbindAll();
      while (peer.binds() < 2) {
        at(peer.port()).send(MESSAGE);
      }
      peer.deliver("id:unknown stat:DELIVRD");

      assertThat(receipts).isEmpty();
      assertThat(peer.binds()).isEqualTo(2);
    }
  }

  @Test
  void thePasswordIsNotTold() {
    assertThat(
            new SmppAccount(
                "smpp.example",
                2775,
                true,
                "ent",
                "s3cr3t",
                "",
                SourceAddress.of("Marelle"),
                PATIENCE,
                false,
                20,
                PATIENCE))
        .hasToString("SmppAccount[smpp.example:2775]");
  }
}
