package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.StandIn;
import fr.marelle.tables.TestDatabase;
import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.SendingEntity;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmsLimitsTest {
  private static final SmsBudget BUDGET =
      new SmsBudget(
          Set.of(33), 4, 3, 6, 8, Duration.ofDays(30), new SmsBudget.Alarm(Duration.ZERO, 1, 0));

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
        List.of(),
        true);
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

    assertThat(limits.take(message.within(asked))).isEmpty();
    for (int i = 0; i < 20; i++) {
      assertThat(limits.take(message.within(asked))).contains(Withheld.ASKER_LIMIT);
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
            first.asked(),
            false);
    for (int i = 0; i < 20; i++) {
      assertThat(limits.take(again)).isEmpty();
    }

    assertThat(limits.take(first)).isEmpty();
  }
}
