package fr.marelle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.marelle.benchmarks.LoadPlan.Turn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPlanTest {
  private final LoadPlan plan =
      new LoadPlan(
          List.of(
              new Side("a", "auth", "token", "client"), new Side("b", "auth", "token", "client")),
          6,
          2,
          1,
          3,
          List.of("thierry.eleve"),
          "secret",
          "logins.csv");

  @Test
  void theSidesTakeTurnsEveryOtherRoundTheWrongWayRound() {
    assertThat(plan.turns())
        .containsExactly(
            new Turn(0, 0, 3),
            new Turn(1, 0, 3),
            new Turn(0, 1, 1),
            new Turn(1, 1, 1),
            new Turn(1, 2, 1),
            new Turn(0, 2, 1));
  }

  @Test
  void theGeneratorReadsWhatWasWritten(@TempDir Path directory) {
    Path file = directory.resolve("plan.json");

    plan.write(file);

    assertThat(LoadPlan.read(file)).isEqualTo(plan);
  }

  @Test
  void onlyLoginsDoneWithinTheirTurnCount() {
    LoginResults results =
        new LoginResults(
            plan,
            List.of(
                new Login(0, 0, 0, 1, true),
                login(0, 1, 0, 400),
                login(0, 1, 400, 900),
                login(0, 1, 900, 1_100),
                login(0, 2, 5_000, 5_900),
                login(1, 1, 2_000, 2_500),
                new Login(1, 1, 2_100_000_000L, 2_200_000_000L, false),
                login(1, 2, 4_000, 4_500),
                login(1, 2, 4_500, 5_000)));

    assertThat(results.perSecond(0)).isEqualTo(1.5);
    assertThat(results.perSecond(1)).isEqualTo(1.5);
    assertThat(results.ratios(0, 1)).containsExactly(2.0, 0.5);
    assertThat(LoginResults.geometricMean(results.ratios(0, 1))).isCloseTo(1, within(1e-9));
    assertThat(results.failures(1)).isEqualTo(1);
    assertThat(results.durations(0).size()).isEqualTo(4);
  }

  @Test
  void aLoginIsReadAsItWasWritten() {
    Login login = login(1, 2, 4_000, 4_500);

    assertThat(Login.parse(login.line())).isEqualTo(login);
  }

  private static Login login(int side, int round, long begunMillis, long endedMillis) {
    return new Login(side, round, begunMillis * 1_000_000, endedMillis * 1_000_000, true);
  }
}
