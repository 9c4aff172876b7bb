package fr.marelle.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.csv.Header.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nom|FAMILY_NAME",
        "* NOM DE FAMILLE *|FAMILY_NAME",
        "Nom d'usage|USAGE_NAME",
        "nom d’usage|USAGE_NAME",
        "NomUsage|USAGE_NAME",
        "Prénom|FIRST_NAME",
        "PRENOM|FIRST_NAME",
        "prénom*|FIRST_NAME",
        "Date de naissance (jj/mm/aaaa)|BIRTH_DATE",
        "Date de naissance|BIRTH_DATE",
        "Né(e) le|BIRTH_DATE",
        "Libellé classe|CLASS",
        "Classe 3|CLASS",
        "E-mail|MAIL",
        "Adresse e-mail|MAIL",
        "Courriel|MAIL",
        "Téléphone portable|MOBILE",
        "Tél. mobile|MOBILE",
        "Téléphone domicile|HOME_PHONE",
        "Téléphone travail|WORK_PHONE",
        "externalId|ID",
        "id|ID",
        "N° INE|INE",
        "Professeur principal|HEAD_OF",
        "Matière(s)|DISCIPLINE",
        "Alias|IDENTIFIER",
        "login/alias|IDENTIFIER",
        "Code UAI|SCHOOL",
        "Adresse postale|"
      })
  void a_header_is_recognised_in_any_spelling(String text, CsvColumn column) {
    assertThat(Header.of(text).column().orElse(null)).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource({
    "Nom élève, FAMILY_NAME, PUPIL",
    "Prénom de l'élève, FIRST_NAME, PUPIL",
    "Nom responsable, FAMILY_NAME, RELATIVE",
    "Courriel responsable, MAIL, RELATIVE",
    "Portable responsable, MOBILE, RELATIVE",
    "Nom enfant, FAMILY_NAME, CHILD",
    "idEnfant, ID, CHILD",
    "Classes enfants, CLASS, CHILD",
    "Nom d'usage de l'enfant, USAGE_NAME, CHILD",
    "Lien de parenté, KINSHIP, UNSAID"
  })
  void a_header_may_say_of_whom_it_speaks(String text, CsvColumn column, Owner owner) {
    Header header = Header.of(text);
    assertThat(header.column()).contains(column);
    assertThat(header.owner()).isEqualTo(owner);
  }

  @Test
  void a_header_may_end_with_a_number() {
    assertThat(Header.of("Prénom enfant 2").number()).isEqualTo(2);
    assertThat(Header.of("Classe").number()).isZero();
    assertThat(Header.of("2").column()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "***", "123456", "d'", "enfant", "élève responsable"})
  void what_names_nothing_is_nothing(String text) {
    assertThat(Header.of(text).column()).isEmpty();
  }

  @Test
  void a_long_header_is_read_quickly() {
    assertThat(Header.of("nom ".repeat(100_000)).column()).isEmpty();
    assertThat(Header.of(" ".repeat(100_000) + "nom").column()).isEmpty();
  }
}
