package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.StandIn;
import fr.marelle.tables.TestDatabase;
import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.Network;
import fr.marelle.throttle.SendingEntity;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmsLimitsTest {
  private static final SmsBudget BUDGET =
      new SmsBudget(
          Set.of(33),
          4,
          3,
          6,
          8,
          20,
          Duration.ofDays(30),
          new SmsBudget.Alarm(Duration.ZERO, 1, 0));

  private final TestDatabase database = new TestDatabase(SendingEntity.class);
  private final SmsLimits limits =
      new SmsLimits(new SendingLimits(StandIn.session(database)), BUDGET);

  @AfterEach
  void stop() {
    database.close();
  }

  private static TextMessage message(String number, String account, String school) {
    return new TextMessage(
        number,
        () -> "Code: 012345",
        SmsPurpose.CONTACT,
        Optional.of(account),
        Optional.of(school),
        Optional.empty(),
        List.of(),
        true);
  }

  private static TextMessage notice(String number) {
    return new TextMessage(
        number,
        () -> "Changed",
        SmsPurpose.NOTICE,
        Optional.of("ada"),
        Optional.of("A"),
        Optional.empty(),
        List.of(),
        true);
  }

  private static SmsBudget usual() {
    return SmsBudget.read(SmsSettings.atStart(Options.of(Map.of())));
  }

  private SmsLimits limits(SmsBudget budget) {
    return new SmsLimits(new SendingLimits(StandIn.session(database)), budget);
  }

  /** Each for another account, whose number is known; all of one school. */
  private static long strangers(SmsLimits limits, int times, IntFunction<String> address) {
    return IntStream.range(0, times)
        .filter(
            n ->
                limits
                    .take(
                        message("+3361%07d".formatted(n % 300), "account" + n % 300, "A")
                            .askedFrom(Network.of(address.apply(n)), List.of()))
                    .isEmpty())
        .count();
  }

  @Test
  void oneStrangerLeavesASchoolAndItsFamiliesTheirs() {
    SmsLimits usual = limits(usual());

    assertThat(strangers(usual, 1_000, n -> "203.0.113.1")).isEqualTo(SmsBudget.EACH_NETWORK);

    assertThat(usual.take(message("+33610000000", "account0", "A"))).isEmpty();
    assertThat(strangers(usual, 1, n -> "203.0.113.2")).isEqualTo(1);
  }

  @Test
  void aStrangerWithManyNetworksOfOneSiteIsOne() {
    assertThat(strangers(limits(usual()), 200, n -> "2001:db8:1:" + n + "::1"))
        .isEqualTo(SmsBudget.EACH_NETWORK);
  }

  @Test
  void manyStrangersLeaveHalfOfEachLimit() {
    SmsLimits usual = limits(usual());

    assertThat(strangers(usual, 200, n -> "198.51.100." + n)).isEqualTo(150);

    for (int i = 0; i < 150; i++) {
      assertThat(usual.take(message("+3362%07d".formatted(i), "other" + i, "A"))).isEmpty();
    }
    assertThat(usual.take(message("+33630000000", "last", "A"))).contains(Withheld.SCHOOL_LIMIT);
  }

  @Test
  void aFamilyOfSeveralAccountsIsLeftSomeOfItsNumbers() {
    SmsLimits usual = limits(usual());
    IntFunction<TextMessage> child = n -> message("+33612345678", "child" + n, "A");

    assertThat(
            IntStream.range(0, 100)
                .filter(n -> taken(usual, child.apply(n % 4), "203.0.113.1"))
                .count())
        .isEqualTo(3);
    assertThat(
            IntStream.range(0, 100)
                .filter(n -> taken(usual, child.apply(n % 4), "198.51.100." + n))
                .count())
        .isEqualTo(2);

    for (int i = 0; i < 5; i++) {
      assertThat(usual.take(child.apply(i))).isEmpty();
    }
  }

  private static boolean taken(SmsLimits limits, TextMessage message, String address) {
    return limits.take(message.askedFrom(Network.of(address), List.of())).isEmpty();
  }

  /** 4, 3, 6 and 8: half of three is one, and of one it is one. */
  @Test
  void halfIsOfWhatIsSet() {
    assertThat(taken(limits, message("+33612345678", "ada", "A"), "192.0.2.1")).isTrue();
    assertThat(taken(limits, message("+33612345679", "ada", "A"), "192.0.2.2")).isFalse();
    assertThat(taken(limits, message("+33612345678", "bob", "A"), "192.0.2.3")).isTrue();
    assertThat(taken(limits, message("+33612345678", "eve", "A"), "192.0.2.4")).isFalse();
    assertThat(SmsBudget.halfOf(1)).isEqualTo(1);
  }

  @Test
  void whateverElseIsUsedUpANoticeLeaves() {
    for (int i = 0; i < 20; i++) {
      limits.take(message("+33612345678", "account" + i, "A"));
      limits.take(message("+3361234567" + i % 10, "account" + i, "A"));
    }
    assertThat(limits.take(message("+33612345678", "ada", "A"))).isPresent();

    for (int i = 0; i < 5; i++) {
      assertThat(limits.take(notice("+33612345678"))).isEmpty();
    }
    assertThat(limits.take(notice("+33612345678"))).contains(Withheld.NUMBER_LIMIT);
  }

  @Test
  void noticesUseUpNothingElse() {
    for (int i = 0; i < 20; i++) {
      limits.take(notice("+3361234567" + i % 10));
    }

    assertThat(limits.take(message("+33612345678", "ada", "A"))).isEmpty();
  }

  @Test
  void askingWhetherThereIsRoomCountsNothing() {
    TextMessage message = message("+33612345678", "ada", "A");
    for (int i = 0; i < 3; i++) {
      assertThat(room(message)).isTrue();
      assertThat(room(message)).isTrue();
      limits.take(message);
    }

    assertThat(room(message)).isFalse();
  }

  private boolean room(TextMessage message) {
    return database.inTransaction(
        entities ->
            new SmsLimits(new SendingLimits(StandIn.session(database, entities)), BUDGET)
                .hasRoom(message));
  }

  @Test
  void eachLimitHoldsAndIsNamed() {
    for (int i = 0; i < 3; i++) {
      assertThat(limits.take(message("+33612345678", "ada", "A"))).isEmpty();
    }
    assertThat(limits.take(message("+33612345678", "ada", "A"))).contains(Withheld.ACCOUNT_LIMIT);
    assertThat(limits.take(message("+33612345678", "bob", "A"))).isEmpty();
    assertThat(limits.take(message("+33612345678", "bob", "A"))).contains(Withheld.NUMBER_LIMIT);
    assertThat(limits.take(message("+33612345679", "bob", "A"))).isEmpty();
    assertThat(limits.take(message("+33612345679", "eve", "A"))).isEmpty();
    assertThat(limits.take(message("+33612345679", "eve", "A"))).contains(Withheld.SCHOOL_LIMIT);
    assertThat(limits.take(message("+33612345670", "eve", "B"))).isEmpty();
    assertThat(limits.take(message("+33612345670", "eve", "B"))).isEmpty();
    assertThat(limits.take(message("+33612345671", "mia", "C"))).contains(Withheld.REALM_LIMIT);
  }

  @Test
  void whatOneLimitRefusesUsesUpNoOther() {
    for (int i = 0; i < 20; i++) {
      limits.take(message("+33612345678", "ada", "A"));
    }

    assertThat(limits.take(message("+33612345678", "bob", "A"))).isEmpty();
    assertThat(limits.take(message("+33612345679", "bob", "A"))).isEmpty();
    assertThat(limits.take(message("+33612345679", "bob", "A"))).isEmpty();
  }

  @Test
  void whoeverAskedTooOftenUsesUpNothingOfTheRealms() {
    List<Allowance> asked =
        List.of(new Allowance(new SendingLimit("asker", 1, Duration.ofDays(1)), "stranger"));
    TextMessage message = message("+33612345678", "ada", "A");
    TextMessage strange = message.askedFrom(Network.of("192.0.2.1"), asked);

    assertThat(limits.take(strange)).isEmpty();
    for (int i = 0; i < 20; i++) {
      assertThat(limits.take(strange)).contains(Withheld.ASKER_LIMIT);
    }

    assertThat(limits.take(message)).isEmpty();
    assertThat(limits.take(message)).isEmpty();
  }

  @Test
  void aLaterAttemptOfTheSameMessageIsNotCounted() {
    TextMessage first = message("+33612345678", "ada", "A");
    TextMessage again =
        new TextMessage(
            first.to(),
            first.text(),
            first.purpose(),
            first.account(),
            first.school(),
            first.stranger(),
            first.asked(),
            false);
    for (int i = 0; i < 20; i++) {
      assertThat(limits.take(again)).isEmpty();
    }

    assertThat(limits.take(first)).isEmpty();
  }
}
