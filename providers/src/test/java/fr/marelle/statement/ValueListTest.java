package fr.marelle.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueListTest {
  @Test
  void hasAsManyPlaceholdersAsThePowerOfTwoThatHoldsTheValues() {
    assertEquals("(:v0)", ValueList.of(List.of("a")).placeholders());
    assertEquals("(:v0,:v1)", ValueList.of(List.of("a", "b")).placeholders());
    assertEquals("(:v0,:v1,:v2,:v3)", ValueList.of(List.of("a", "b", "c")).placeholders());
  }

  @Test
  void leavesVeryLongListsToHibernate() {
    assertEquals(
        1_024, ValueList.of(Collections.nCopies(1_024, "a")).placeholders().split(",").length);
    assertEquals("(:values)", ValueList.of(Collections.nCopies(1_025, "a")).placeholders());
  }
}
