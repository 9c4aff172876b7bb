package fr.marelle.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FairLineTest {
  private final FairLine line = new FairLine(3);

  @Test
  void realmsTakeTurns() {
    add("a", "1", "2", "3");
    add("b", "4");
    assertThat(next(2)).containsExactly("1", "4");

    add("c", "5");
    assertThat(next(3)).containsExactly("2", "5", "3");
  }

  @Test
  void aMessageIsTakenOnOnceUntilItIsDone() {
    Waiting message = new Waiting("a", "1");
    assertThat(line.add(message)).isTrue();
    assertThat(line.add(message)).isFalse();
    line.next();
    assertThat(line.add(message)).as("somebody still works on it").isFalse();

    line.done(message);

    assertThat(line.add(message)).isTrue();
  }

  @Test
  void aRealmWithTooManyTakesNoOthersPlace() {
    add("a", "1", "2", "3");

    assertThat(line.add(new Waiting("a", "4"))).isFalse();
    assertThat(line.add(new Waiting("b", "5"))).isTrue();
    line.next();
    assertThat(line.add(new Waiting("a", "4"))).isTrue();
  }

  @Test
  void nobodyIsNextWhereNothingWaits() {
    assertThatIllegalStateException().isThrownBy(line::next);
  }

  private void add(String realm, String... ids) {
    for (String id : ids) {
      assertThat(line.add(new Waiting(realm, id))).isTrue();
    }
  }

  private List<String> next(int times) {
    return Stream.generate(line::next).limit(times).map(Waiting::id).toList();
  }
}
