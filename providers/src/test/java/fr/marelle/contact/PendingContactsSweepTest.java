package fr.marelle.contact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingContactsSweepTest {
  private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final TestDatabase database = new TestDatabase(ContactCodeEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void whatNobodyCompletedIsSweptADayAfterTheCodesTime() {
    Instant asked = NOW.minus(DAY).minusSeconds(60);
    put("expired", asked, asked.plusSeconds(1));
    put("fresh", asked, NOW.minus(DAY).plusSeconds(1));
    put("no-code", asked, Instant.EPOCH);
    put("no-code-yet", NOW, Instant.EPOCH);

    database.doInTransaction(entities -> PendingContacts.sweep(entities, NOW));

    assertThat(left()).containsExactly("fresh", "no-code-yet");
  }

  private void put(String id, Instant asked, Instant expires) {
    database.doInTransaction(
        entities ->
            entities
                .createQuery(
                    """
                    insert into ContactCodeEntity
                      (id, realmId, userId, kind, contact, nonce, askedAt, sentAt, expiresAt,
                       tries)
                    values (:id, 'realm', :id, 'email', 'a@exemple.fr', :id, :asked, 0, :expires, 0)
                    """)
                .setParameter("id", id)
                .setParameter("asked", asked.toEpochMilli())
                .setParameter("expires", expires.toEpochMilli())
                .executeUpdate());
  }

  private List<String> left() {
    return database.inTransaction(
        entities ->
            entities
                .createQuery("select c.id from ContactCodeEntity c order by c.id", String.class)
                .getResultList());
  }
}
