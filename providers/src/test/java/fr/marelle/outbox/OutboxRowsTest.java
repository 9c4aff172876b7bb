package fr.marelle.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRowsTest {
  private static final long NOW = 1_000_000;
  private static final long HEAD_START = 1_000;
  private static final long CLAIM = 10_000;

  private final TestDatabase database = new TestDatabase(OutboxEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void ofAllWhoClaimAMessageAtOnceOneGetsIt() {
    put("a");

    List<Optional<ClaimedMessage>> claims =
        database.atOnce(30, entities -> claim(new OutboxRows(entities), "a", NOW));

    assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
  }

  @Test
  void aClaimedMessageSaysWhatWasPut() {
    put("a");

    ClaimedMessage claimed = claim("a", NOW).orElseThrow();

    assertThat(claimed.message()).isEqualTo(message());
    assertThat(claimed.realmId()).isEqualTo("realm");
    assertThat(claimed.tries()).isEqualTo(1);
  }

  @Test
  void aNewMessageIsLeftForAWhileToTheNodeWhereItWasPut() {
    put("a");

    assertThat(due(NOW)).isEmpty();
    assertThat(due(NOW + HEAD_START)).containsExactly("a");
  }

  @Test
  void aMessageThatADeadNodeHadClaimedIsTakenUpWhenTheClaimRunsOut() {
    put("a");
    assertThat(claim("a", NOW)).isPresent();

    assertThat(due(NOW + CLAIM - 1)).isEmpty();
    assertThat(claim("a", NOW + CLAIM - 1)).isEmpty();
    assertThat(due(NOW + CLAIM)).containsExactly("a");
    ClaimedMessage again = claim("a", NOW + CLAIM).orElseThrow();
    assertThat(again.tries()).isEqualTo(2);
    assertThat(again.attempt()).isEqualTo(1);
  }

  @Test
  void aMessageRestsAfterATryInVain() {
    put("a");
    ClaimedMessage claimed = claim("a", NOW).orElseThrow();

    in(
        rows -> {
          rows.rest(claimed, 2, NOW + 60_000);
          return null;
        });

    assertThat(due(NOW + 59_999)).isEmpty();
    assertThat(claim("a", NOW + 60_000).orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void whoeverLostTheClaimDeletesNothing() {
    put("a");
    ClaimedMessage slow = claim("a", NOW).orElseThrow();
    ClaimedMessage next = claim("a", NOW + CLAIM).orElseThrow();

    assertThat(delete(slow)).isFalse();
    assertThat(delete(next)).isTrue();
    assertThat(claim("a", NOW + 2 * CLAIM)).isEmpty();
  }

  @Test
  void theOldestIsDueFirst() {
    put("late", NOW + 2);
    put("early", NOW);
    put("between", NOW + 1);

    assertThat(due(NOW + CLAIM, 2)).containsExactly("early", "between");
  }

  @Test
  void aRealmWithManyMessagesKeepsNoOtherWaiting() {
    put("a", NOW);
    put("b", NOW);
    put("c", NOW);
    put("other", "other realm", NOW + 500);

    assertThat(due(NOW + CLAIM, 2)).containsExactly("a", "other");
    assertThat(due(NOW + CLAIM)).containsExactly("a", "other", "b", "c");
  }

  @Test
  void whatIsNewComesBeforeWhatWasTriedInVain() {
    put("old");
    ClaimedMessage claimed = claim("old", NOW).orElseThrow();
    in(
        rows -> {
          rows.rest(claimed, 2, NOW);
          return null;
        });
    put("new", NOW + 500);

    assertThat(due(NOW + CLAIM)).containsExactly("new", "old");
  }

  @Test
  void onlyMessagesOfThoseKindsAreCounted() {
    put("a");

    assertThat(waiting("realm", Set.of("recovery", "essai"))).isOne();
    assertThat(waiting("realm", Set.of("essai"))).isZero();
    assertThat(waiting("other realm", Set.of("recovery"))).isZero();
  }

  @Test
  void messagesGoWithTheirAccountAndTheirRealm() {
    put("a");
    put("b");

    in(
        rows -> {
          rows.removeAccount("somebody else");
          return null;
        });
    assertThat(waiting()).isEqualTo(2);
    in(
        rows -> {
          rows.removeAccount("account");
          return null;
        });
    assertThat(waiting()).isZero();

    put("c");
    in(
        rows -> {
          rows.removeRealm("realm");
          return null;
        });
    assertThat(waiting()).isZero();
  }

  private void put(String id) {
    put(id, NOW);
  }

  private void put(String id, long at) {
    put(id, "realm", at);
  }

  private void put(String id, String realm, long at) {
    in(
        rows -> {
          OutboxEntity row = new OutboxEntity(id, realm, message(), "http://localhost/");
          row.put(at, at + HEAD_START);
          rows.add(row);
          return null;
        });
  }

  private static OutgoingMessage message() {
    return new OutgoingMessage("recovery", "account", Locale.FRENCH, Map.of("way", "link"));
  }

  private List<String> due(long now) {
    return due(now, 10);
  }

  private List<String> due(long now, int most) {
    return in(rows -> rows.due(now, most)).stream().map(Waiting::id).toList();
  }

  private boolean delete(ClaimedMessage claimed) {
    return in(rows -> rows.delete(claimed));
  }

  private long waiting() {
    return waiting("realm", Set.of("recovery"));
  }

  private long waiting(String realm, Set<String> kinds) {
    return in(rows -> rows.waiting(realm, kinds));
  }

  private Optional<ClaimedMessage> claim(String id, long now) {
    return in(rows -> claim(rows, id, now));
  }

  private static Optional<ClaimedMessage> claim(OutboxRows rows, String id, long now) {
    return rows.claim(id, now, now + CLAIM);
  }

  private <T> T in(Function<OutboxRows, T> work) {
    return database.inTransaction(entities -> work.apply(new OutboxRows(entities)));
  }
}
