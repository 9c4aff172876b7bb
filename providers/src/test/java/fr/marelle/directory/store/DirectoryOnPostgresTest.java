package fr.marelle.directory.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on PostgreSQL, where rows are written by {@code COPY} and types are stricter. */
final class DirectoryOnPostgresTest extends DirectoryTest {
  private static EmbeddedPostgres postgres;

  DirectoryOnPostgresTest() {
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
