package fr.marelle.classroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackedRowsTest {
  @Test
  void givesTheFieldsOfEachRowEmptyOnesToo() {
    List<List<String>> rows =
        PackedRows.in("id\u001fname\u001f\u001e\u001f\u001flast").map(List::of).toList();

    assertEquals(List.of(List.of("id", "name", ""), List.of("", "", "last")), rows);
  }

  @Test
  void hasNoRowsWhereTheSubSelectFoundNone() {
    assertEquals(0, PackedRows.in(null).count());
  }

  @Test
  void leavesOutOfEachFieldWhatPartsFieldsAndRows() {
    assertEquals(
        "listagg(replace(replace(coalesce(a,''),'\u001e',''),'\u001f','')||'\u001f'||"
            + "replace(replace(coalesce(b,''),'\u001e',''),'\u001f',''),'\u001e')",
        PackedRows.of("a", "b"));
  }
}
