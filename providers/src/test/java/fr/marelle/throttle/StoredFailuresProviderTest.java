package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;

class StoredFailuresProviderTest {
  private static final RealmModel REALM = realm(false);

  private final TestDatabase database = new TestDatabase(FailuresEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void noFailureIsLostAmongThoseThatComeAtOnce() {
    fail("crowd");

    database.atOnce(
        30,
        entities -> {
          new StoredFailuresProvider(entities)
              .addUserLoginFailure(REALM, "crowd")
              .incrementFailures();
          return true;
        });

    assertThat(failures("crowd")).isEqualTo(31);
  }

  @Test
  void whoeverReadBeforeCountsOnWhatIsThereNow() {
    fail("reader");

    database.doInTransaction(
        entities -> {
          UserLoginFailureModel read =
              new StoredFailuresProvider(entities).getUserLoginFailure(REALM, "reader");
          assertThat(read.getNumFailures()).isEqualTo(1);
          fail("reader");
          read.incrementFailures();
        });

    assertThat(failures("reader")).isEqualTo(3);
  }

  @Test
  void anAccountIsLookedUpOnceUntilItIsForgotten() {
    database.doInTransaction(
        entities -> {
          StoredFailuresProvider provider = new StoredFailuresProvider(entities);
          assertThat(provider.getUserLoginFailure(REALM, "later")).isNull();
          fail("later");
          assertThat(provider.getUserLoginFailure(REALM, "later")).isNull();

          provider.forget(REALM, "later");

          assertThat(provider.getUserLoginFailure(REALM, "later").getNumFailures()).isEqualTo(1);
          fail("later");
          provider.forget(REALM, "later");
          assertThat(provider.getUserLoginFailure(REALM, "later").getNumFailures()).isEqualTo(2);
        });
  }

  @Test
  void whatWasClearedOrRemovedIsGone() {
    fail("cleared");
    provider(p -> p.getUserLoginFailure(REALM, "cleared").clearFailures());
    assertThat(failures("cleared")).isZero();

    fail("removed");
    provider(
        p -> {
          assertThat(p.getUserLoginFailure(REALM, "removed")).isNotNull();
          p.removeUserLoginFailure(REALM, "removed");
          assertThat(p.getUserLoginFailure(REALM, "removed")).isNull();
        });
    assertThat(failures("removed")).isEqualTo(-1);
  }

  @Test
  void aLongAddressIsCut() {
    provider(p -> p.addUserLoginFailure(REALM, "address").setLastIPFailure("x".repeat(5_000)));

    provider(
        p -> assertThat(p.getUserLoginFailure(REALM, "address").getLastIPFailure()).hasSize(255));
  }

  @Test
  void onlyWhatCountsForNothingAnyMoreIsSwept() {
    fail("fresh");
    fail("old");
    fail("waiting");
    provider(
        p -> p.getUserLoginFailure(REALM, "waiting").setFailedLoginNotBefore(Integer.MAX_VALUE));
    age("old");
    age("waiting");

    provider(p -> assertThat(p.sweep(REALM)).isEqualTo(1));

    assertThat(failures("fresh")).isEqualTo(1);
    assertThat(failures("old")).isEqualTo(-1);
    assertThat(failures("waiting")).isEqualTo(1);
  }

  @Test
  void whereALockIsForGoodNoFailureIsSwept() {
    fail("for-good");
    age("for-good");

    provider(p -> assertThat(p.sweep(realm(true))).isZero());

    assertThat(failures("for-good")).isEqualTo(1);
  }

  @Test
  void nobodysFailuresAreSweptEvenThere() {
    fail("nobody-0123456789abcdef");
    fail("nobody-fedcba9876543210");
    age("nobody-0123456789abcdef");

    provider(p -> assertThat(p.sweep(realm(true))).isEqualTo(1));

    assertThat(failures("nobody-0123456789abcdef")).isEqualTo(-1);
    assertThat(failures("nobody-fedcba9876543210")).isEqualTo(1);
  }

  private void fail(String user) {
    provider(p -> p.addUserLoginFailure(REALM, user).incrementFailures());
  }

  private void age(String user) {
    database.doInTransaction(
        entities ->
            entities
                .createQuery("update FailuresEntity f set f.changedAt = 1 where f.userId = :user")
                .setParameter("user", user)
                .executeUpdate());
  }

  /** -1 without a row. */
  private int failures(String user) {
    return database.inTransaction(
        entities -> {
          UserLoginFailureModel found =
              new StoredFailuresProvider(entities).getUserLoginFailure(REALM, user);
          return found == null ? -1 : found.getNumFailures();
        });
  }

  private void provider(Consumer<StoredFailuresProvider> work) {
    database.doInTransaction(entities -> work.accept(new StoredFailuresProvider(entities)));
  }

  private static RealmModel realm(boolean lockForGood) {
    Map<String, Object> settings =
        Map.of(
            "getId",
            "realm",
            "isPermanentLockout",
            lockForGood,
            "getMaxTemporaryLockouts",
            0,
            "getMaxDeltaTimeSeconds",
            86_400);
    return (RealmModel)
        Proxy.newProxyInstance(
            RealmModel.class.getClassLoader(),
            new Class<?>[] {RealmModel.class},
            (proxy, method, arguments) -> {
              Object value = settings.get(method.getName());
              if (value == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return value;
            });
  }
}
