package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingRowsTest {
  private static final long DAY = 86_400;

  private final TestDatabase database = new TestDatabase(SendingEntity.class);

  @AfterAll
  void stop() {
    database.close();
  }

  @Test
  void ofManyWhoAskAtOnceAsManyAreAllowedAsTheLimitSays() {
    SendingKey key = added("crowd");

    List<Boolean> answers = database.atOnce(40, entities -> new SendingRows(entities).take(key, 7));

    assertThat(answers).filteredOn(taken -> taken).hasSize(7);
  }

  @Test
  void nothingIsTakenBeforeTheRowIsThere() {
    SendingKey key = key("absent", 0);

    assertThat(take(key, 5)).isFalse();
    assertThat(exists(key)).isFalse();
  }

  @Test
  void addingTwiceKeepsTheCount() {
    SendingKey key = added("twice");
    assertThat(take(key, 2)).isTrue();

    database.doInTransaction(entities -> new SendingRows(entities).add(key, DAY));

    assertThat(take(key, 2)).isTrue();
    assertThat(take(key, 2)).isFalse();
  }

  @Test
  void whatWasTakenComesBackWithARollback() {
    SendingKey key = added("rollback");

    database.doInTransaction(
        entities -> {
          new SendingRows(entities).take(key, 1);
          entities.getTransaction().setRollbackOnly();
        });

    assertThat(take(key, 1)).isTrue();
  }

  @Test
  void windowsThatAreOverAreSweptAndNoOthers() {
    SendingKey over = key("sweep", 0);
    SendingKey present = key("sweep", DAY);
    database.doInTransaction(
        entities -> {
          new SendingRows(entities).add(over, DAY);
          new SendingRows(entities).add(present, 2 * DAY);
        });

    database.doInTransaction(entities -> new SendingRows(entities).sweep(DAY + 1));

    assertThat(exists(over)).isFalse();
    assertThat(exists(present)).isTrue();
  }

  @Test
  void noSpanAsLongAsTheWindowHoldsMoreThanTheLimit() {
    SendingLimit limit = new SendingLimit("rolling", 10, Duration.ofDays(1));
    List<Long> taken = new ArrayList<>();
    // Three days, with an odd step so that all parts of the window are met.
    for (long now = 20 * DAY; now < 23 * DAY; now += 977) {
      if (takeNow(limit, now)) {
        taken.add(now);
      }
    }

    assertThat(taken)
        .allSatisfy(
            from ->
                assertThat(taken.stream().filter(at -> at >= from && at < from + DAY))
                    .hasSizeLessThanOrEqualTo(10));
    assertThat(taken).as("and it comes back").hasSizeGreaterThan(20);
  }

  @Test
  void aCrowdAtTheEdgeOfADayGetsNoMoreThanADaysWorth() {
    SendingLimit limit = new SendingLimit("edge", 5, Duration.ofDays(1));

    long before =
        Stream.generate(() -> takeNow(limit, 30 * DAY - 1)).limit(9).filter(b -> b).count();
    long after =
        Stream.generate(() -> takeNow(limit, 30 * DAY + 1)).limit(9).filter(b -> b).count();

    assertThat(before).isEqualTo(5);
    assertThat(after).isZero();
    assertThat(takeNow(limit, 31 * DAY + DAY / 24)).isTrue();
  }

  private boolean takeNow(SendingLimit limit, long now) {
    return database.inTransaction(
        entities -> new SendingRows(entities).take("realm", limit, "1".repeat(64), now));
  }

  private SendingKey added(String name) {
    SendingKey key = key(name, 0);
    database.doInTransaction(entities -> new SendingRows(entities).add(key, DAY));
    return key;
  }

  private boolean take(SendingKey key, int times) {
    return database.inTransaction(entities -> new SendingRows(entities).take(key, times));
  }

  private boolean exists(SendingKey key) {
    return database.inTransaction(entities -> new SendingRows(entities).exists(key));
  }

  private static SendingKey key(String name, long start) {
    return new SendingKey("realm", name, "0".repeat(64), start);
  }
}
