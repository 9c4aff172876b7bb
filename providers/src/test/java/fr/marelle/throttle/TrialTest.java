package fr.marelle.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
  private final Turns turns = new Turns(0, 0, Duration.ofSeconds(30));
  private final List<String> recorded = new ArrayList<>();

  @Test
  void whatCameOfTheTryIsRecordedBeforeTheNextOneGoes() {
    Trial trial = begun();
    trial.add(
        () -> {
          assertThat(turns.take("a")).isEmpty();
          recorded.add("failure");
        });

    assertThat(recorded).isEmpty();
    trial.commit();

    assertThat(recorded).containsExactly("failure");
    assertThat(turns.take("a")).isPresent();
  }

  @Test
  void aRollbackRecordsItToo() {
    Trial trial = begun();
    trial.add(() -> recorded.add("failure"));

    trial.rollback();

    assertThat(recorded).containsExactly("failure");
    assertThat(turns.take("a")).isPresent();
  }

  @Test
  void theTurnEndsEvenWhereNothingCanBeRecorded() {
    Trial trial = begun();
    trial.add(
        () -> {
          throw new IllegalStateException("no database");
        });

    assertThatIllegalStateException().isThrownBy(trial::commit);

    assertThat(turns.take("a")).isPresent();
  }

  @Test
  void whoeverEndsTheTurnEarlyHasItNoMore() {
    Trial trial = begun();

    trial.endTurn();

    assertThat(trial.hasTurn()).isFalse();
    assertThat(trial.isAsked()).isTrue();
    assertThat(turns.take("a")).isPresent();
    trial.commit();
    assertThat(turns.take("a")).isEmpty();
  }

  @Test
  void aTryThatNobodyAskedForIsRecordedWithoutATurn() {
    Trial trial = new Trial();
    trial.begin();
    trial.add(() -> recorded.add("failure"));
    assertThat(trial.isAsked()).isFalse();

    trial.commit();

    assertThat(recorded).containsExactly("failure");
  }

  private Trial begun() {
    Trial trial = new Trial();
    trial.begin();
    trial.ask(turns.take("a"));
    return trial;
  }
}
