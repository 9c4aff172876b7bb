package fr.marelle.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(PostgresCopy.lines(rows).lines())
        .containsExactly(
            "a\\tb\\nc\\rd\\\\e\t\\N\t9\tfalse", "\\\\N\t\\N\t2\tfalse", "\t\\N\t0\ttrue");
  }
}
