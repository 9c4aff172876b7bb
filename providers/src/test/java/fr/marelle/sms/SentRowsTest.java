package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentRowsTest {
  private final TestDatabase database = new TestDatabase(SentMessageEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  private void sent(String id, String realm, String messageId, long at) {
    SentMessageEntity row = new SentMessageEntity(id, realm, at);
    row.about(
        new TextMessage(
            "+33612345678",
            () -> "",
            SmsPurpose.CONTACT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true),
        1);
    row.answered("a provider of somebody's own, with a long name", SmsAnswer.sent(messageId));
    database.doInTransaction(entities -> new SentRows(entities).add(row));
  }

  private Optional<String> found(Optional<String> realm, String messageId) {
    return database.inTransaction(
        entities ->
            new SentRows(entities)
                .find(realm, "a provider of somebody's own, with a long name", messageId)
                .map(SentRows.Found::id));
  }

  private void receipt(String id, SmsReceipt.Status status) {
    database.doInTransaction(
        entities ->
            new SentRows(entities).receipt(id, SmsReceipt.of("m", status, status.name()), 5));
  }

  private String receipt(String id) {
    return database.inTransaction(entities -> entities.find(SentMessageEntity.class, id).receipt());
  }

  @Test
  void anotherRealmsMessageIsNotFound() {
    sent("1", "one", "m", 1);

    assertThat(found(Optional.of("other"), "m")).isEmpty();
    assertThat(found(Optional.of("one"), "m")).contains("1");
    assertThat(found(Optional.empty(), "m")).contains("1");
  }

  @Test
  void ofMessagesWithOneIdTheLastIsMeant() {
    sent("old", "one", "m", 1);
    sent("new", "one", "m", 2);

    assertThat(found(Optional.of("one"), "m")).contains("new");
    receipt("new", SmsReceipt.Status.DELIVERED);
    assertThat(receipt("old")).isNull();
  }

  @Test
  void whatIsFinalStays() {
    sent("1", "one", "m", 1);

    receipt("1", SmsReceipt.Status.UNDERWAY);
    receipt("1", SmsReceipt.Status.DELIVERED);
    receipt("1", SmsReceipt.Status.UNDERWAY);

    assertThat(receipt("1")).isEqualTo("DELIVERED");
  }

  @Test
  void ofTwoReceiptsAtOnceOneIsKeptWhole() {
    sent("1", "one", "m", 1);
    AtomicInteger turn = new AtomicInteger();

    database.atOnce(
        8,
        entities -> {
          SmsReceipt.Status status =
              turn.getAndIncrement() % 2 == 0
                  ? SmsReceipt.Status.DELIVERED
                  : SmsReceipt.Status.FAILED;
          new SentRows(entities).receipt("1", SmsReceipt.of("m", status, status.name()), 5);
          return status;
        });

    SentMessageEntity row =
        database.inTransaction(entities -> entities.find(SentMessageEntity.class, "1"));
    assertThat(row.receipt()).isIn("DELIVERED", "FAILED").isEqualTo(row.receiptCode());
  }

  @Test
  void whatIsOfNoRealmGoes() {
    sent("gone", "removed", "m", 1);
    sent("kept", "one", "m", 1);
    sent("new", "another", "m", 20);

    database.doInTransaction(
        entities -> new SentRows(entities).sweepStrays(List.of("one"), Instant.ofEpochMilli(10)));

    List<String> realms =
        database.inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select m.realmId from SentMessageEntity m order by m.realmId",
                        String.class)
                    .getResultList());
    assertThat(realms).containsExactly("another", "one");
  }
}
