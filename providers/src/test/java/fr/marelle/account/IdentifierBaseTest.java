package fr.marelle.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierBaseTest {
  @ParameterizedTest
  @CsvSource({
    "Thierry, Eleve, thierry.eleve",
    "Jean-Pierre, Dupont Durand, jeanpierre.dupontdurand",
    "Œdipe, L’Été, oedipe.lete",
    "Søren, Łuński, soren.lunski",
    "Gro, Weiß, gro.weiss",
    "Αλεξης, Ζορμπας, alexis.zormpas",
    "Иван, Щукин, ivan.shchukin",
    "فاطمة, الزهراء, fatma.alzhra",
    "გიორგი, ბერიძე, giorgi.beridze",
    "დ, '', d",
    "'', '', compte",
    "--, '''', compte"
  })
  void aNameGivesItsIdentifier(String first, String last, String identifier) {
    assertThat(IdentifierBase.of(first, last)).isEqualTo(identifier);
  }

  @Test
  void whatNoTableKnowsIsStable() {
    assertThat(IdentifierBase.of("小明", "Li")).isEqualTo("5c0f660e.li");
  }

  @Test
  void aLongNameLeavesRoomForANumber() {
    String base = IdentifierBase.of("a".repeat(300), "b".repeat(300));

    assertThat(IdentifierBase.numbered(base, 1_000_000_000L))
        .hasSizeLessThanOrEqualTo(Identifier.MAX_LENGTH);
  }

  @Test
  void theFirstHasNoNumber() {
    assertThat(IdentifierBase.numbered("patrick.dupont", 0)).isEqualTo("patrick.dupont");
    assertThat(IdentifierBase.numbered("patrick.dupont", 1)).isEqualTo("patrick.dupont1");
  }
}
