package fr.marelle.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import fr.marelle.directory.Inbox;
import fr.marelle.directory.Read;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.Civility;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Coverage.Breadth;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Kinship;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Post;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Responsibility;
import fr.marelle.directory.entry.SchoolRef;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
  private static final SchoolRef SCHOOL = new SchoolRef.ByUai(Inbox.UAI);

  @TempDir private Path root;
  private Inbox inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = new Inbox(root);
  }

  @Test
  void a_pupil_is_read_with_everything() throws Exception {
    inbox.put(
        "liste.csv",
        """
        *Nom de famille;Nom d’usage;*PRÉNOM;Date de naissance*;Classe;Sexe;INE;Courriel;Téléphone;Login;id
        DUPOND;;Élise; 03/09/2014 ;6E A;F;123456789ab;e.dupond@famille.example;06 12 34 56 78;Elise.Dupond;e-1
        """);

    PersonEntry pupil = Read.all(inbox.csv()).person();

    assertThat(pupil.location()).isEqualTo(new Location("liste.csv", 2));
    assertThat(pupil.profile()).isEqualTo(Field.of(Profile.PUPIL));
    assertThat(pupil.id()).contains(new ExternalId("", "e-1"));
    assertThat(pupil.names().family()).isEqualTo(Field.of("DUPOND"));
    assertThat(pupil.names().usage()).isEqualTo(Field.cleared());
    assertThat(pupil.names().first()).isEqualTo(Field.of("Élise"));
    assertThat(pupil.names().civility()).isEqualTo(Field.of(Civility.MRS));
    assertThat(pupil.names().others()).isEqualTo(Field.absent());
    assertThat(pupil.birthDate()).isEqualTo(Field.of(LocalDate.of(2014, 9, 3)));
    assertThat(pupil.classes()).isEqualTo(Field.of(List.of(new ClassRef(SCHOOL, "6E A"))));
    assertThat(pupil.school()).isEqualTo(Field.of(SCHOOL));
    assertThat(pupil.ine()).isEqualTo(Field.of("123456789AB"));
    assertThat(pupil.identifier()).isEqualTo(Field.of("elise.dupond"));
    assertThat(pupil.contacts().mail()).isEqualTo(Field.of("e.dupond@famille.example"));
    assertThat(pupil.contacts().mobile()).isEqualTo(Field.of("+33612345678"));
    assertThat(pupil.contacts().home()).isEqualTo(Field.absent());
  }

  @Test
  void a_relative_names_children_by_id_or_by_name_and_classes() throws Exception {
    inbox.put(
        "r.csv",
        """
        Nom;Prénom;Lien;Responsable légal;idEnfant;Nom enfant;Prénom enfant;Classe enfant;Classe enfant;idEnfant;Nom enfant;Prénom enfant;Classe enfant
        DUPOND;Jean;Père;oui;;DUPOND;Élise;6E A;Latin;e-2;;;
        """);

    PersonEntry relative = Read.all(inbox.csv()).person();

    assertThat(relative.profile()).isEqualTo(Field.of(Profile.RELATIVE));
    assertThat(relative.school()).isEqualTo(Field.absent());
    assertThat(relative.family().children())
        .isEqualTo(
            Field.of(
                List.of(
                    new Child.ByName(
                        SCHOOL,
                        "DUPOND",
                        "Élise",
                        Optional.empty(),
                        List.of(new ClassRef(SCHOOL, "6E A"), new ClassRef(SCHOOL, "Latin")),
                        Kinship.FATHER,
                        Responsibility.LEGAL),
                    new Child.ById(
                        new ExternalId("", "e-2"), Kinship.FATHER, Responsibility.LEGAL))));
  }

  @Test
  void children_with_numbers_in_their_headers_belong_together() throws Exception {
    inbox.put(
        "r.csv",
        """
        Nom;Prénom;Nom enfant 1;Nom enfant 2;Prénom enfant 1;Prénom enfant 2
        DUPOND;Jean;A;B;Un;Deux
        """);

    List<Child> children = Read.all(inbox.csv()).person().family().children().value().orElseThrow();

    assertThat(children)
        .extracting(child -> ((Child.ByName) child).family() + ((Child.ByName) child).first())
        .containsExactly("AUn", "BDeux");
  }

  @Test
  void staff_are_told_apart_by_what_they_do() throws Exception {
    inbox.put(
        "p.csv",
        """
        Nom,Prénom,Fonction,Discipline,Classe,Classe,Professeur principal
        BULTEL,Valérie,Enseignante,Lettres,6E A,5E B,6E A
        MARTIN,Paul,Professeur,Maths,6E A,,oui
        MARCHAND,Sylvie,Principale,,,,non
        """);

    List<PersonEntry> people = Read.all(inbox.csv()).people();

    assertThat(people)
        .extracting(person -> person.profile().value().orElseThrow())
        .containsExactly(Profile.TEACHER, Profile.TEACHER, Profile.STAFF);
    ClassRef sixth = new ClassRef(SCHOOL, "6E A");
    assertThat(people.get(0).classes())
        .isEqualTo(Field.of(List.of(sixth, new ClassRef(SCHOOL, "5E B"))));
    assertThat(people.get(0).work().posts())
        .isEqualTo(Field.of(List.of(new Post(SCHOOL, "", "Enseignante", "Lettres"))));
    assertThat(people.get(1).work().headOf()).isEqualTo(Field.of(List.of(sixth)));
    assertThat(people.get(2).work().headOf()).isEqualTo(Field.cleared());
    assertThat(people.get(2).classes()).isEqualTo(Field.cleared());
  }

  @Test
  void onde_exports_are_recognised() throws Exception {
    inbox
        .put(
            "CSVExtraction.csv",
            """
            Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Cycle;Libellé classe
            ELEVE;;Thierry;02/06/2018;M;;CYCLE II;CE2 A
            """,
            Charset.forName("windows-1252"))
        .put(
            "CSVExtractionResponsables.csv",
            """
            Civilité responsable;Nom responsable;Prénom responsable;Courriel responsable;Portable responsable;Nom élève;Prénom élève;Libellé classe
            Mme;ELEVE;Anne;anne@famille.example;0612345678;ELEVE;Thierry;CE2 A
            """,
            Charset.forName("windows-1252"));

    Read read = Read.all(inbox.csv());

    assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_COLUMN);
    PersonEntry pupil = read.people().get(0);
    PersonEntry relative = read.people().get(1);
    assertThat(pupil.profile()).isEqualTo(Field.of(Profile.PUPIL));
    assertThat(pupil.classes()).isEqualTo(Field.of(List.of(new ClassRef(SCHOOL, "CE2 A"))));
    assertThat(relative.profile()).isEqualTo(Field.of(Profile.RELATIVE));
    assertThat(relative.names().family()).isEqualTo(Field.of("ELEVE"));
    assertThat(relative.contacts().mobile()).isEqualTo(Field.of("+33612345678"));
    assertThat(relative.family().children().value().orElseThrow())
        .containsExactly(
            new Child.ByName(
                SCHOOL,
                "ELEVE",
                "Thierry",
                Optional.empty(),
                List.of(new ClassRef(SCHOOL, "CE2 A")),
                Kinship.UNSAID,
                Responsibility.UNSAID));
  }

  @Test
  void a_column_may_tell_the_profile_of_each_row_and_then_nobody_is_covered() throws Exception {
    inbox.put(
        "tous.csv",
        """
        Profil;Nom;Prénom;Date de naissance;Classe
        Élève;A;Un;03/09/2014;6E A
        Enseignant;B;Deux;;6E A
        Invité;C;Trois;;
        Martien;D;Quatre;;
        """);

    CsvSource source = inbox.csv();
    Read read = Read.all(source);

    assertThat(read.people())
        .extracting(person -> person.profile().value().orElseThrow())
        .containsExactly(Profile.PUPIL, Profile.TEACHER, Profile.GUEST);
    assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_CATEGORY);
    assertThat(source.coverage())
        .isEqualTo(
            new Coverage(
                Extent.COMPLETE, Breadth.ONE_SCHOOL, Map.of(Inbox.UAI, Set.of()), Set.of()));
  }

  @Test
  void a_files_name_tells_what_its_columns_do_not() throws Exception {
    inbox.put("Enseignants.csv", "Nom;Prénom\nBULTEL;Valérie\n");

    assertThat(Read.all(inbox.csv()).person().profile()).isEqualTo(Field.of(Profile.TEACHER));
  }

  @Test
  void tables_are_read_pupils_first_whatever_they_are_called() throws Exception {
    inbox
        .put("1.csv", "Nom;Prénom;Fonction\nA;Staff;CPE\n")
        .put("2.csv", "Nom;Prénom;idEnfant\nA;Relative;1\n")
        .put("3.csv", "id;Nom;Prénom;Date de naissance;Classe\n1;A;Pupil;03/09/2014;6E\n");

    assertThat(Read.all(inbox.csv()).people())
        .extracting(person -> person.names().first().value().orElseThrow())
        .containsExactly("Pupil", "Relative", "Staff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-15", "UTF-16"})
  void encodings_are_recognised(String encoding) throws Exception {
    inbox.put(
        "e.csv",
        "Nom;Prénom;Date de naissance;Classe\nBŒUF;Zoé;03/09/2014;6E A\n",
        Charset.forName(encoding));

    PersonEntry pupil = Read.all(inbox.csv()).person();

    assertThat(pupil.names().family()).isEqualTo(Field.of("BŒUF"));
    assertThat(pupil.names().first()).isEqualTo(Field.of("Zoé"));
  }

  @Test
  void the_first_accent_may_come_late() throws Exception {
    StringBuilder text = new StringBuilder("Nom;Prenom;Date de naissance;Classe\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("DUPOND;Jean;03/09/2014;6E A\n");
    }
    text.append("DUPOND;Élise;03/09/2014;6E A\n");
    inbox.put("e.csv", text.toString(), Charset.forName("windows-1252"));

    List<PersonEntry> people = Read.all(inbox.csv()).people();

    assertThat(people.get(20_000).names().first()).isEqualTo(Field.of("Élise"));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void separators_are_recognised_and_a_byte_order_mark_is_none_of_the_header(String separator)
      throws Exception {
    inbox.put(
        "e.csv",
        "\uFEFFNom;Prénom;Date de naissance;Classe\r\nDUPOND;Élise;03/09/2014;6E A\r\n"
            .replace(";", separator));

    Read read = Read.all(inbox.csv());

    assertThat(read.problems()).isEmpty();
    assertThat(read.person().names().family()).isEqualTo(Field.of("DUPOND"));
  }

  @Test
  void titles_above_the_header_are_passed_over() throws Exception {
    inbox.put(
        "e.csv",
        "sep=;\nÉcole Jules Ferry\n\nNom;Prénom;Date de naissance;Classe\nDUPOND;Élise;03/09/2014;6E\n");

    assertThat(Read.all(inbox.csv()).person().location().line()).isEqualTo(5);
  }

  @Test
  void what_is_recognised_can_be_looked_at_and_corrected() throws Exception {
    inbox.put(
        "e.csv", "Nom;Prénom;Surnom;Date de naissance;Groupe\nDUPOND;Élise;Lili;03/09/2014;6E A\n");

    CsvRecognition recognition = inbox.csv().recognitions().get(0);

    assertThat(recognition.encoding()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(recognition.separator()).isEqualTo(';');
    assertThat(recognition.profile()).isEmpty();
    assertThat(recognition.columns())
        .extracting(column -> column.meaning().orElse(null))
        .containsExactly(
            CsvColumn.FAMILY_NAME, CsvColumn.FIRST_NAME, null, CsvColumn.BIRTH_DATE, null);
    assertThat(recognition.rows())
        .containsExactly(List.of("DUPOND", "Élise", "Lili", "03/09/2014", "6E A"));
    assertThat(recognition.problems())
        .anySatisfy(problem -> assertThat(problem.reason()).isEqualTo(Reason.UNKNOWN_PROFILE));

    CsvCorrection correction =
        new CsvCorrection(
            Optional.of(Profile.PUPIL),
            Optional.empty(),
            Optional.empty(),
            Map.of(2, CsvColumn.IGNORED, 4, CsvColumn.CLASS));
    Read read = Read.all(inbox.csv(Map.of("e.csv", correction)));
    assertThat(read.problems()).isEmpty();
    assertThat(read.person().classes()).isEqualTo(Field.of(List.of(new ClassRef(SCHOOL, "6E A"))));
  }

  @Test
  void a_row_may_name_its_school() throws Exception {
    inbox.put(
        "e.csv",
        """
        UAI;Nom;Prénom;Date de naissance;Classe
        0590002g;DUPOND;Élise;03/09/2014;6E A
        ;DUPOND;Lise;03/09/2014;6E A
        quelque part;DUPOND;Léa;03/09/2014;6E A
        """);

    Read read = Read.all(inbox.csv());

    assertThat(read.people())
        .extracting(PersonEntry::school)
        .containsExactly(Field.of(new SchoolRef.ByUai("0590002G")), Field.of(SCHOOL));
    assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_SCHOOL);
  }

  @Test
  void an_apostrophe_that_guards_a_value_from_spreadsheets_is_no_part_of_it() throws Exception {
    inbox.put(
        "e.csv", "Nom;Prénom;Fonction;Mobile\nDUPOND;Élise;CPE;'+33612345678\n'T HOOFT;Jan;CPE;\n");

    List<PersonEntry> people = Read.all(inbox.csv()).people();

    assertThat(people.get(0).contacts().mobile()).isEqualTo(Field.of("+33612345678"));
    assertThat(people.get(1).names().family()).isEqualTo(Field.of("'T HOOFT"));
  }
}
