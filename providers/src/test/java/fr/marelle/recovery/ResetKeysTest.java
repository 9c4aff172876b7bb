package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResetKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

  private final TestDatabase database = new TestDatabase(ResetKeyEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aKeyThatNobodyUsedIsSweptADayAfterItsTime() {
    ResetKey key = issue("a", NOW);
    ResetKey later = issue("b", NOW.plus(Duration.ofHours(1)));

    sweep(NOW.plus(Duration.ofDays(1)));
    assertThat(find(key)).as("the page still says why it opens nothing").isPresent();

    sweep(NOW.plus(Duration.ofDays(1)).plusMillis(1));
    assertThat(find(key)).isEmpty();
    assertThat(find(later)).isPresent();
  }

  private ResetKey issue(String account, Instant expiry) {
    ResetKey key = ResetKey.next(new SecureRandom());
    database.doInTransaction(
        entities ->
            new ResetKeys(entities, "realm")
                .replace(
                    key,
                    new IssuedKey(
                        account,
                        "alice@famille.example",
                        expiry.minus(Duration.ofHours(1)),
                        expiry,
                        Optional.empty())));
    return key;
  }

  private void sweep(Instant now) {
    database.doInTransaction(entities -> ResetKeys.sweep(entities, now));
  }

  private Optional<IssuedKey> find(ResetKey key) {
    return database.inTransaction(entities -> new ResetKeys(entities, "realm").find(key));
  }
}
