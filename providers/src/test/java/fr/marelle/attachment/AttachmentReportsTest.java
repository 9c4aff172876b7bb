package fr.marelle.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachmentReportsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final TestDatabase database = new TestDatabase(AttachmentReportEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void eachSchoolOfThePupilHasItOnce() {
    add("0750001A", "0750002B");
    add("0750001A", "0750002B");

    assertThat(of("0750001A")).hasSize(1);
    assertThat(of("0750002B")).hasSize(1);
  }

  @Test
  void aPupilWhoHasMovedIsTheNewSchools() {
    add("0750001A");

    add("0750002B");

    assertThat(of("0750001A")).isEmpty();
    assertThat(of("0750002B")).hasSize(1);
  }

  @Test
  void aSchoolSettlesItsOwn() {
    add("0750001A", "0750002B");
    String id = of("0750001A").get(0).id();

    assertThat(settle("0750002B", id)).isFalse();
    assertThat(settle("0750001A", id)).isTrue();
    assertThat(settle("0750001A", id)).isFalse();
    assertThat(of("0750002B")).hasSize(1);
  }

  @Test
  void whereThereIsNoSchoolNobodyIsSaidToBeTold() {
    assertThat(add("0750001A")).isTrue();

    assertThat(add()).isFalse();

    assertThat(of("0750001A")).hasSize(1);
  }

  private boolean add(String... schools) {
    return database.inTransaction(
        entities ->
            new AttachmentReports(entities, "realm")
                .add("relative", "pupil", Set.of(schools), NOW));
  }

  private boolean settle(String uai, String id) {
    return database.inTransaction(
        entities -> new AttachmentReports(entities, "realm").settle(uai, id).isPresent());
  }

  private List<AttachmentReport> of(String uai) {
    return database.inTransaction(
        entities -> new AttachmentReports(entities, "realm").ofSchool(uai));
  }
}
