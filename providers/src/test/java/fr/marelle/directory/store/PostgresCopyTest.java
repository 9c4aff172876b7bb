package fr.marelle.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PostgresCopyTest {
  @Test
  void whatTheFormatGivesAMeaningIsWrittenAsText() {
    Rows<String> rows =
        Rows.of(List.of("a\tb\nc\rd\\e\u0001é", "\\N", ""))
            .text("NAME", name -> name)
            .text("NONE", name -> null)
            .number("NUMBER", name -> (long) name.length())
            .flag("FLAG", String::isEmpty);

    String lines = new String(PostgresCopy.lines(rows), StandardCharsets.UTF_8);

    assertThat(lines.lines())
        .containsExactly(
            "a\\tb\\nc\\rd\\\\e\u0001é\t\\N\t11\tfalse", "\\\\N\t\\N\t2\tfalse", "\t\\N\t0\ttrue");
  }

  @Test
  void rowsThatAreRefusedAreSaidToWhoeverGoesOn() throws Exception {
    List<Integer> numbers = IntStream.range(0, 2_000).boxed().toList();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Connection database = postgres.getPostgresDatabase().getConnection()) {
      Sql sql = new Sql(database);
      sql.execute("create table PEOPLE (ID varchar(40) primary key)");
      sql.insert("PEOPLE", Rows.of(numbers).text("ID", number -> "somebody number " + number));
      database.setAutoCommit(false);

      sql.insert("PEOPLE", Rows.of(numbers).text("ID", number -> "somebody number " + number % 9));

      assertThatThrownBy(() -> sql.execute("delete from PEOPLE"))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("23505"));
      database.rollback();
      assertThat(sql.select("select ID from PEOPLE", row -> row.getString(1))).hasSize(2_000);
    }
  }

  @Test
  void behindADriverThatLetsNobodyThroughRowsAreInserted() throws Exception {
    try (Connection database = DriverManager.getConnection("jdbc:h2:mem:")) {
      Sql sql = new Sql(calledPostgres(database));
      sql.execute("create table PEOPLE (NAME varchar(10))");

      sql.insert("PEOPLE", Rows.of(List.of("a", "b")).text("NAME", name -> name));

      assertThat(sql.select("select NAME from PEOPLE order by NAME", row -> row.getString(1)))
          .containsExactly("a", "b");
    }
  }

  private static Connection calledPostgres(Connection database) {
    DatabaseMetaData named =
        (DatabaseMetaData)
            Proxy.newProxyInstance(
                PostgresCopyTest.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> "PostgreSQL");
    return (Connection)
        Proxy.newProxyInstance(
            PostgresCopyTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("getMetaData")
                    ? named
                    : method.invoke(database, arguments));
  }
}
