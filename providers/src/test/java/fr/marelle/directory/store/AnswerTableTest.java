package fr.marelle.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.plan.Answer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerTableTest {
  @Test
  void whatWasReadOnAConnectionThatIsGoneIsSettledOnAnother() throws SQLException {
    try (TrialDatabase database = TrialDatabase.inMemory()) {
      new AnswerTable(database.sql(), "realm")
          .give(Map.of("subject", Answer.SOMEONE_NEW), new AnswerTable.Given("who", "realm", 1));
      AnswerTable planned;
      try (TrialDatabase gone = TrialDatabase.inMemory()) {
        planned = new AnswerTable(gone.sql(), "realm");
        assertThat(planned.before(2, Set.of("subject"))).isEmpty();
      }

      planned.settle(database.sql(), Map.of("subject", Optional.empty()), "run");

      assertThat(
              database
                  .sql()
                  .select("select SPENT_BY from MARELLE_DIRECTORY_ANSWER", row -> row.getString(1)))
          .containsExactly("run");
    }
  }
}
