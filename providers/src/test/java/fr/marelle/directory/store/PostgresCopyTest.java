package fr.marelle.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PostgresCopyTest {
  @Test
  void whatTheFormatGivesAMeaningIsWrittenAsText() {
    Rows<String> rows =
        Rows.of(List.of("a\tb\nc\rd\\e", "\\N", ""))
            .text("NAME", name -> name)
            .text("NONE", name -> null)
            .number("NUMBER", name -> (long) name.length())
            .flag("FLAG", String::isEmpty);

    StringBuilder lines = new StringBuilder();
    rows.all().forEach(row -> PostgresCopy.writeLine(rows.columns(), row, lines));

    assertThat(lines.toString().lines())
        .containsExactly(
            "a\\tb\\nc\\rd\\\\e\t\\N\t9\tfalse", "\\\\N\t\\N\t2\tfalse", "\t\\N\t0\ttrue");
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
