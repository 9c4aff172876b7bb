package fr.marelle.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.TrialDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of a school may be somebody, as far as whoever asks may be told. */
class SchoolPeopleTest {
  private static final String SCHOOL = "school";

  private final TrialDatabase database = TrialDatabase.inMemory();
  private Sql sql;

  @BeforeEach
  void open() throws SQLException {
    sql = database.sql();
    sql.execute("insert into KEYCLOAK_GROUP (ID, PARENT_GROUP) values (?, ' ')", SCHOOL);
    sql.execute("insert into KEYCLOAK_GROUP (ID, PARENT_GROUP) values ('class', ?)", SCHOOL);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aContactThatItsOwnerProvedIsComparedWithNothing() throws SQLException {
    add("proved", true, 1, Map.of("mobile", "+33612345678", "mobileVerified", "+33612345678"));
    add("changed", false, 1, Map.of("mobile", "+33612345678", "mobileVerified", "+33687654321"));

    assertThat(people(Instant.EPOCH))
        .extracting(Person::account, Person::email, Person::mobile)
        .containsExactlyInAnyOrder(
            tuple("proved", Optional.empty(), Optional.empty()),
            tuple("changed", Optional.of("changed@famille.example"), Optional.of("+33612345678")));
  }

  @Test
  void whoCameSinceAreFew() throws SQLException {
    add("before", false, 1_000, Map.of("profile", "pupil", "externalId", "E1"));
    add("since", false, 2_000, Map.of("profile", "pupil", "externalId", "E2"));
    add("mother", false, 1_000, Map.of("profile", "relative", "children", "E2"));

    assertThat(people(Instant.ofEpochMilli(2_000)))
        .extracting(Person::account)
        .containsExactlyInAnyOrder("since", "mother");
  }

  private List<Person> people(Instant since) throws SQLException {
    return new SchoolPeople(sql, "realm").madeSince(SCHOOL, since);
  }

  private void add(String account, boolean proved, long made, Map<String, String> attributes)
      throws SQLException {
    sql.execute(
        "insert into USER_ENTITY (ID, USERNAME, EMAIL, EMAIL_VERIFIED, ENABLED, REALM_ID,"
            + " CREATED_TIMESTAMP) values (?, ?, ?, ?, true, 'realm', ?)",
        account,
        account,
        account + "@famille.example",
        proved,
        made);
    sql.execute(
        "insert into USER_GROUP_MEMBERSHIP (GROUP_ID, USER_ID, MEMBERSHIP_TYPE)"
            + " values ('class', ?, 'UNMANAGED')",
        account);
    for (Map.Entry<String, String> one : attributes.entrySet()) {
      sql.execute(
          "insert into USER_ATTRIBUTE (ID, USER_ID, NAME, VALUE) values (?, ?, ?, ?)",
          account + one.getKey(),
          account,
          one.getKey(),
          one.getValue());
    }
  }
}
