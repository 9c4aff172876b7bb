package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.store.TrialDatabase;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.GroupEntity;

class SchoolGroupsTest {
  private static final String NAMED = "0590123A";
  private static final String GROWN = "0590456B";
  private static final String EMPTY = "0590789C";
  private static final String UNKNOWN = "0590999D";

  private final TrialDatabase database = TrialDatabase.inMemory();

  @BeforeEach
  void schools() throws SQLException {
    for (String uai : Set.of(NAMED, GROWN, EMPTY)) {
      add(uai, uai, GroupEntity.TOP_PARENT_ID);
    }
    add("named-6b", "6e B", NAMED);
    add("grown-6b", "6e B", GROWN);
    add("grown-5a", "5e A", GROWN);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void add(String id, String name, String parent) throws SQLException {
    database
        .sql()
        .execute(
            "insert into KEYCLOAK_GROUP (ID, NAME, PARENT_GROUP, REALM_ID, TYPE)"
                + " values (?, ?, ?, 'realm', 0)",
            id,
            name,
            parent);
  }

  @Test
  void whereEveryClassIsNamedHoweverItIsSpeltThereIsNothingToLookFor() throws Exception {
    SchoolGroups groups = SchoolGroups.read(database.sql(), "realm");

    assertThat(
            groups.withOthers(
                Set.of(NAMED, GROWN, EMPTY, UNKNOWN),
                Set.of(new PlaceName(NAMED, "6E  B"), new PlaceName(GROWN, "6E B"))))
        .containsExactly(GROWN);
  }

  @Test
  void aSchoolOfWhichNothingIsSaidIsLeftAlone() throws Exception {
    SchoolGroups groups = SchoolGroups.read(database.sql(), "realm");

    assertThat(groups.withOthers(Set.of(NAMED), Set.of(new PlaceName(GROWN, "6e B"))))
        .as("a class of the same name elsewhere is another")
        .containsExactly(NAMED);
    assertThat(groups.withOthers(Set.of(), Set.of())).isEmpty();
  }
}
