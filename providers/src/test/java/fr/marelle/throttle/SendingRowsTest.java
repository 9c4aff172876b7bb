package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.util.List;
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
