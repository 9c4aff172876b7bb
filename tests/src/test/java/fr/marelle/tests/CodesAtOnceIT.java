package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SharedDatabase;
import fr.marelle.tests.ent.WatchedEnt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two teachers who generate a code for one pupil at the same time: both are held at the account's
 * row until the other is there too, so that they truly meet.
 */
@ExtendWith(RunningEnt.class)
@DisplayName("Deux codes au même instant")
class CodesAtOnceIT {
  private final Ent ent;
  private final SharedDatabase shared;

  CodesAtOnceIT(WatchedEnt watched) {
    this.ent = watched.ent();
    this.shared = watched.database();
  }

  @Test
  void bothHandOutTheSameValidCode() throws SQLException {
    try (Connection database = shared.connect();
        ClassroomCast cast = new ClassroomCast(ent)) {
      Person pupil = cast.who("pupil");
      List<ClassroomApi> both =
          Stream.of("teacher", "school administrator")
              .map(who -> ClassroomApi.of(ent).as(cast.token(who, ClassroomCast.ALL_SCOPES)))
              .toList();

      database.setAutoCommit(false);
      lock(database, pupil);
      List<CompletableFuture<String>> codes =
          both.stream().map(one -> CompletableFuture.supplyAsync(() -> renew(one, pupil))).toList();
      Patience.until(() -> assertThat(waiting()).isEqualTo(both.size()));
      database.commit();

      List<String> handedOut = codes.stream().map(CompletableFuture::join).distinct().toList();
      assertThat(handedOut).hasSize(1);
      assertThat(SignInTrial.of(ent, pupil.identifier(), handedOut.get(0)).page().isRenewal())
          .isTrue();
    }
  }

  private static String renew(ClassroomApi teacher, Person pupil) {
    return teacher.post("renewal-codes", List.of(pupil.id())).json().at("/items/0/code").asText();
  }

  private static void lock(Connection database, Person pupil) throws SQLException {
    try (PreparedStatement row =
        database.prepareStatement("select ID from USER_ENTITY where ID = ? for update")) {
      row.setString(1, pupil.id());
      assertThat(row.executeQuery().next()).isTrue();
    }
  }

  private long waiting() {
    return shared.number(
        "select count(*) from INFORMATION_SCHEMA.SESSIONS where BLOCKER_ID is not null");
  }
}
