package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrolmentCodesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final CodeLife LIFE = new CodeLife(Duration.ofMinutes(30));
  private static final Duration COOLDOWN = Duration.ofMinutes(1);

  private final TestDatabase database =
      new TestDatabase(EnrolmentEntity.class, EnrolmentCodeEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void whateverSpellingItIsAskedForByAnAccountHasOneCode() {
    EnrolmentCode first = issue("nadia", NOW);
    EnrolmentCode second = issue("nadia", NOW.plusSeconds(5));

    assertThat(second).isEqualTo(first);
    assertThat(issue("karim", NOW).nonce()).isNotEqualTo(first.nonce());
  }

  @Test
  void itLeavesOnceAMinute() {
    EnrolmentCode code = issue("nadia", NOW);

    assertThat(mayLeave(code, NOW)).isTrue();
    assertThat(mayLeave(code, NOW.plusSeconds(59))).isFalse();
    assertThat(mayLeave(code, NOW.plusSeconds(60))).isTrue();
  }

  /** A gateway was down for five minutes, and a parent pressed the button again and again. */
  @Test
  void ofAllThatWereAskedForInVainOneLeaves() {
    EnrolmentCode code = issue("nadia", NOW);
    for (int asked = 0; asked < 3; asked++) {
      assertThat(mayLeave(code, NOW.plusSeconds(61L * asked))).isTrue();
      stays(code, NOW.plusSeconds(61L * asked));
    }

    assertThat(mayLeave(code, NOW.plusSeconds(300), NOW)).isTrue();
    assertThat(mayLeave(code, NOW.plusSeconds(301), NOW.plusSeconds(61))).isFalse();
    assertThat(mayLeave(code, NOW.plusSeconds(422), NOW.plusSeconds(122))).isFalse();
    assertThat(mayLeave(code, NOW.plusSeconds(423), NOW.plusSeconds(423))).isTrue();
  }

  @Test
  void whatDidNotLeaveTakesBackNoOthersRight() {
    EnrolmentCode code = issue("nadia", NOW);
    assertThat(mayLeave(code, NOW)).isTrue();
    assertThat(mayLeave(code, NOW.plusSeconds(60))).isTrue();

    stays(code, NOW);

    assertThat(mayLeave(code, NOW.plusSeconds(70))).isFalse();
  }

  @Test
  void fiveTriesAreCountedWhateverTheCode() {
    EnrolmentCode code = issue("nadia", NOW);
    for (int i = 0; i < 5; i++) {
      assertThat(is(codes -> codes.countTry(code.id()))).isTrue();
    }
    assertThat(is(codes -> codes.countTry(code.id()))).isFalse();

    EnrolmentCode next = issue("nadia", NOW.plus(Duration.ofHours(2)));
    assertThat(next.nonce()).isNotEqualTo(code.nonce());
    assertThat(next.isSpent()).isTrue();
    assertThat(mayLeave(next, NOW.plus(Duration.ofHours(2)))).isFalse();

    EnrolmentCode tomorrow = issue("nadia", NOW.plus(Duration.ofDays(1)));
    assertThat(tomorrow.tries()).isZero();
    assertThat(mayLeave(tomorrow, NOW.plus(Duration.ofDays(1)))).isTrue();
  }

  @Test
  void aCodeIsAsOldAsItWasWhenItIsAskedForAgain() {
    EnrolmentCode code = issue("nadia", NOW);

    EnrolmentCode again = issue("nadia", NOW.plus(Duration.ofMinutes(24)));
    assertThat(again).isEqualTo(code);

    EnrolmentCode late = issue("nadia", NOW.plus(Duration.ofMinutes(29)));
    assertThat(late.nonce()).isNotEqualTo(code.nonce());
    assertThat(late.expiresAt()).isEqualTo(LIFE.expiry(NOW.plus(Duration.ofMinutes(29))));
    assertThat(late.tries()).isEqualTo(code.tries());
  }

  @Test
  void oneVisitUsesItAndMayPressTwice() {
    EnrolmentCode code = issue("nadia", NOW);
    Enrolment hers = visit();
    Enrolment other = visit();

    assertThat(is(codes -> codes.use(code, hers))).isTrue();
    assertThat(is(codes -> codes.use(code, hers))).isTrue();
    assertThat(is(codes -> codes.use(code, other))).isFalse();
    assertThat(issue("nadia", NOW.plusSeconds(5)).nonce()).isNotEqualTo(code.nonce());
  }

  @Test
  void ofManyVisitsAtOnceOnePasses() {
    EnrolmentCode code = issue("nadia", NOW);

    assertThat(database.atOnce(8, entities -> codes(entities).use(code, visit())))
        .containsOnlyOnce(true);
  }

  @Test
  void visitsAndTriesAreSweptWhenTheyAreOver() {
    Enrolment visit = visit();
    EnrolmentCode code = issue("nadia", NOW);

    sweep(Instant.ofEpochMilli(visit.expiresAt()).plus(Duration.ofHours(1)));
    assertThat(found(visit)).isTrue();
    sweep(Instant.ofEpochMilli(visit.expiresAt()).plus(Duration.ofHours(1)).plusMillis(1));
    assertThat(found(visit)).isFalse();
    assertThat(isThere(code)).isTrue();
    sweep(NOW.plus(Duration.ofDays(1)).plusMillis(1));
    assertThat(isThere(code)).isFalse();
  }

  private Enrolment visit() {
    return database.inTransaction(
        entities -> new Enrolments(entities, "realm").begin(NOW, EnrolmentSettings.read(Map.of())));
  }

  private boolean found(Enrolment visit) {
    return database.inTransaction(
        entities -> new Enrolments(entities, "realm").find(visit.id()).isPresent());
  }

  private void sweep(Instant now) {
    database.doInTransaction(entities -> Enrolments.sweep(entities, now));
  }

  private EnrolmentCode issue(String account, Instant now) {
    return database.inTransaction(
        entities -> codes(entities).issue(account, "number", now, LIFE, LIFE.expiry(now)));
  }

  private boolean mayLeave(EnrolmentCode code, Instant now) {
    return mayLeave(code, now, now);
  }

  private boolean mayLeave(EnrolmentCode code, Instant now, Instant askedAt) {
    return is(codes -> codes.mayLeave(code, now, askedAt, COOLDOWN));
  }

  private void stays(EnrolmentCode code, Instant taken) {
    database.doInTransaction(entities -> codes(entities).stays(code, taken));
  }

  private boolean isThere(EnrolmentCode code) {
    return is(codes -> codes.find(code.id()).isPresent());
  }

  private boolean is(Predicate<EnrolmentCodes> work) {
    return database.inTransaction(entities -> work.test(codes(entities)));
  }

  private static EnrolmentCodes codes(EntityManager entities) {
    return new EnrolmentCodes(entities, "realm");
  }
}
