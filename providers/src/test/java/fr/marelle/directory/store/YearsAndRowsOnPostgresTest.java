package fr.marelle.directory.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** What is told batch by batch, on PostgreSQL, where rows are written by {@code COPY}. */
final class YearsAndRowsOnPostgresTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    TrialDatabase.prepare(postgres);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Nested
  final class Years extends SchoolYearTest {
    @Override
    TrialDatabase database() {
      return TrialDatabase.copyIn(postgres);
    }
  }

  @Nested
  final class Rows extends SeveralRowsTest {
    @Override
    TrialDatabase database() {
      return TrialDatabase.copyIn(postgres);
    }
  }
}
