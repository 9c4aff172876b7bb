package fr.marelle.directory.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on PostgreSQL, where rows are written by {@code COPY} and types are stricter. */
final class AnswersOnPostgresTest extends AnswersTest {
  private static EmbeddedPostgres postgres;

  AnswersOnPostgresTest() {
    super(new Trial(TrialDatabase.copyIn(postgres)));
  }

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    TrialDatabase.prepare(postgres);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }
}
