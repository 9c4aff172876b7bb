package fr.marelle.directory.aaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.marelle.account.Profile;
import fr.marelle.directory.Inbox;
import fr.marelle.directory.Read;
import fr.marelle.directory.entry.Civility;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Contacts;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Coverage.Breadth;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Kinship;
import fr.marelle.directory.entry.Lesson;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.NomenclatureEntry;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Post;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.entry.Responsibility;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.Tie;
import java.io.IOException;
import java.nio.charset.Charset;
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

class AafSourceTest {
  private static final String NAME = "ENT_0590001F_Complet_20260901_%s_0000.xml";
  private static final SchoolRef SCHOOL = new SchoolRef.ByJointure(id("77"));

  @TempDir private Path root;
  private Inbox inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = new Inbox(root);
  }

  @Test
  void a_pupil_is_read_with_everything() throws Exception {
    put(
        "Eleve",
        add(
            "Eleve",
            "1234",
            attr("sn", "DUPOND"),
            attr("givenName", "Élise"),
            attr("ENTPersonAutresPrenoms", "Marie Lou"),
            attr("personalTitle", "Mlle"),
            attr("ENTPersonDateNaissance", "03/09/2014"),
            attr("ENTPersonStructRattach", "77"),
            attr("ENTEleveINE", "123456789ab"),
            attr("ENTEleveClasses", "77$6E A"),
            attr("ENTElevePersRelEleve", "10$1$1$1$1$0", "20$10$0$2$0$1"),
            attr("mail", "")));

    PersonEntry pupil = read().person();

    assertThat(pupil.location()).isEqualTo(new Location(NAME.formatted("Eleve"), 4));
    assertThat(pupil.saying()).isEqualTo(Saying.WHOLE);
    assertThat(pupil.id()).contains(id("1234"));
    assertThat(pupil.id().orElseThrow().text()).isEqualTo("lille:1234");
    assertThat(pupil.profile()).isEqualTo(Field.of(Profile.PUPIL));
    assertThat(pupil.names().family()).isEqualTo(Field.of("DUPOND"));
    assertThat(pupil.names().first()).isEqualTo(Field.of("Élise"));
    assertThat(pupil.names().others()).isEqualTo(Field.of("Marie Lou"));
    assertThat(pupil.names().civility()).isEqualTo(Field.of(Civility.MRS));
    assertThat(pupil.birthDate()).isEqualTo(Field.of(LocalDate.of(2014, 9, 3)));
    assertThat(pupil.ine()).isEqualTo(Field.of("123456789AB"));
    assertThat(pupil.school()).isEqualTo(Field.of(SCHOOL));
    assertThat(pupil.classes()).isEqualTo(Field.of(List.of(new ClassRef(SCHOOL, "6E A"))));
    assertThat(pupil.family().relatives())
        .isEqualTo(
            Field.of(
                List.of(
                    new Tie(id("10"), Kinship.FATHER, Responsibility.LEGAL, true, true, false),
                    new Tie(
                        id("20"), Kinship.MOTHER, Responsibility.IN_CHARGE, false, false, true))));
    assertThat(pupil.contacts())
        .isEqualTo(new Contacts(Field.cleared(), Field.absent(), Field.absent(), Field.absent()));
    assertThat(pupil.schools()).containsExactly(SCHOOL);
  }

  @Test
  void a_teacher_is_read_with_everything() throws Exception {
    put(
        "PersEducNat",
        add(
            "PersEducNat",
            "5",
            attr("sn", "BULTEL"),
            attr("givenName", "Valérie"),
            attr("ENTPersonFonctions", "77$ENS$ENSEIGNEMENT$L0202$LETTRES", "88$ENS$$$"),
            attr("ENTAuxEnsClasses", "77$6E A", "88$3E B"),
            attr("ENTAuxEnsClassesPrincipal", "77$6E A"),
            attr("ENTAuxEnsClassesMatieres", "77$6E A$L0202")));

    PersonEntry teacher = read().person();

    SchoolRef other = new SchoolRef.ByJointure(id("88"));
    ClassRef sixth = new ClassRef(SCHOOL, "6E A");
    assertThat(teacher.profile()).isEqualTo(Field.of(Profile.TEACHER));
    assertThat(teacher.work().posts())
        .isEqualTo(
            Field.of(
                List.of(
                    new Post(SCHOOL, "ENS", "ENSEIGNEMENT", "LETTRES"),
                    new Post(other, "ENS", "", ""))));
    assertThat(teacher.work().headOf()).isEqualTo(Field.of(List.of(sixth)));
    assertThat(teacher.work().lessons()).isEqualTo(Field.of(List.of(new Lesson(sixth, "L0202"))));
    assertThat(teacher.schools()).containsExactly(SCHOOL, other);
  }

  @Test
  void who_does_not_teach_is_staff_and_a_change_that_does_not_say_leaves_it_open()
      throws Exception {
    put(
        "PersEducNat",
        add(
                "PersEducNat",
                "5",
                attr("sn", "A"),
                attr("givenName", "B"),
                attr("ENTPersonFonctions", "77$DIR$DIRECTION$-$-"))
            + modify("PersEducNat", "6", change("mail", "a@ecole.example")));

    List<PersonEntry> people = read().people();

    assertThat(people.get(0).profile()).isEqualTo(Field.of(Profile.STAFF));
    assertThat(people.get(1).profile()).isEqualTo(Field.absent());
  }

  @Test
  void a_relative_is_read_and_the_number_for_texts_comes_first() throws Exception {
    put(
        "PersRelEleve",
        add(
            "PersRelEleve",
            "10",
            attr("sn", "DUPOND"),
            attr("givenName", "Jean"),
            attr("mobile", "06 12 34 56 78"),
            attr("ENTPersonMobileSMS", "06 87 65 43 21"),
            attr("homePhone", "03 20 12 34 56"),
            attr("telephoneNumber", ""),
            attr("mail", "Jean.Dupond@famille.example")));

    PersonEntry relative = read().person();

    assertThat(relative.profile()).isEqualTo(Field.of(Profile.RELATIVE));
    assertThat(relative.contacts())
        .isEqualTo(
            new Contacts(
                Field.of("jean.dupond@famille.example"),
                Field.of("+33687654321"),
                Field.of("+33320123456"),
                Field.cleared()));
  }

  @Test
  void a_school_and_what_codes_mean_are_read() throws Exception {
    put(
        "EtabEducNat",
        """
        <addRequest>
        <operationalAttributes><attr name="categorieStructure"><value>EtabEducNat</value></attr></operationalAttributes>
        <identifier><id>77</id></identifier><attributes>"""
            + attr("ENTStructureUAI", "0590001f")
            + attr("ENTStructureNomCourant", "Collège Jean Moulin")
            + attr("ENTStructureTypeStruct", "COLLEGE")
            + attr("ENTStructureClasses", "6E A$SIXIEME A$10010012110", "6E B")
            + "</attributes></addRequest>");
    put("MatiereEducNat", add("", "L0202", attr("ENTLibelleMatiere", "LETTRES MODERNES")));
    put("MefEducNat", add("", "10010012110", attr("ENTLibelleMef", "6EME")));

    Read read = read();

    SchoolEntry school = read.of(SchoolEntry.class).get(0);
    assertThat(school.jointure()).contains(id("77"));
    assertThat(school.uai()).isEqualTo(Field.of("0590001F"));
    assertThat(school.name()).isEqualTo(Field.of("Collège Jean Moulin"));
    assertThat(school.type()).isEqualTo(Field.of("COLLEGE"));
    assertThat(school.classes())
        .isEqualTo(
            Field.of(
                List.of(
                    new SchoolEntry.SchoolClass("6E A", "SIXIEME A"),
                    new SchoolEntry.SchoolClass("6E B", ""))));
    assertThat(read.of(NomenclatureEntry.class))
        .extracting(NomenclatureEntry::label)
        .containsExactly("6EME", "LETTRES MODERNES");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void a_delta_adds_changes_and_removes() throws Exception {
    inbox.put(
        "ENT_0590001F_Delta_20260902_Eleve_0000.xml",
        document(
            modify("Eleve", "1", change("mail", ""), change("ENTEleveClasses", "77$5E B"))
                + """
                <deleteRequest>
                <operationalAttributes><attr name="categoriePersonne"><value>Eleve</value></attr></operationalAttributes>
                <identifier><id>2</id></identifier></deleteRequest>
                """));

    Source source = inbox.aaf();
    Read read = Read.all(source);

    PersonEntry changed = read.person();
    assertThat(changed.saying()).isEqualTo(Saying.CHANGE);
    assertThat(changed.names().family()).isEqualTo(Field.absent());
    assertThat(changed.contacts().mail()).isEqualTo(Field.cleared());
    assertThat(changed.classes()).isEqualTo(Field.of(List.of(new ClassRef(SCHOOL, "5E B"))));
    assertThat(read.of(RemovalEntry.class))
        .extracting(RemovalEntry::subject, RemovalEntry::id)
        .containsExactly(tuple(RemovalEntry.Subject.PERSON, id("2")));
    assertThat(source.coverage()).isEqualTo(coverage(Extent.DELTA, Set.of(Profile.PUPIL)));
  }

  private static Coverage coverage(Extent extent, Set<Profile> profiles) {
    return new Coverage(extent, Breadth.EVERY_SCHOOL, Map.of("0590001F", profiles), profiles);
  }

  @Test
  void each_school_has_the_people_of_its_own_files() throws Exception {
    inbox.put("ENT_0590001F_Complet_20260901_Eleve_0000.xml", document(""));
    inbox.put("ENT_0590001F_Complet_20260901_PersEducNat_0000.xml", document(""));
    inbox.put("ENT_0590002G_Complet_20260901_Eleve_0000.xml", document(""));

    Coverage coverage = inbox.aaf().coverage();

    assertThat(coverage.profilesOf("0590001F"))
        .containsExactlyInAnyOrder(Profile.PUPIL, Profile.TEACHER, Profile.STAFF);
    assertThat(coverage.profilesOf("0590002G")).containsExactly(Profile.PUPIL);
    assertThat(coverage.profilesOf("0590003H")).containsExactly(Profile.PUPIL);
  }

  @Test
  void of_two_complete_days_the_later_one_is_read() throws Exception {
    for (String day : List.of("20260901", "20260902")) {
      inbox.put(
          "ENT_0590001F_Complet_" + day + "_Eleve_0000.xml",
          document(add("Eleve", day, attr("sn", "A"), attr("givenName", "B"))));
    }

    Read read = Read.all(inbox.aaf());

    assertThat(read.people())
        .extracting(one -> one.id().orElseThrow().value())
        .containsExactly("20260902");
    assertThat(read.reasons()).containsExactly(Reason.OLDER_FILE);
  }

  @Test
  void a_name_can_not_be_taken_away_and_another_operation_is_not_guessed() throws Exception {
    put(
        "Eleve",
        modify(
            "Eleve",
            "1",
            change("sn", ""),
            "<modification name=\"mail\" operation=\"delete\"><value>a@b.example</value></modification>"));

    Read read = read();

    assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_OPERATION, Reason.CANNOT_BE_EMPTY);
    assertThat(read.person().names().family()).isEqualTo(Field.absent());
    assertThat(read.person().contacts().mail()).isEqualTo(Field.absent());
  }

  @Test
  void schools_come_first_then_pupils_relatives_and_staff_and_pieces_by_their_numbers()
      throws Exception {
    for (String type : List.of("PersEducNat", "PersRelEleve", "Eleve")) {
      put(type, add(type, type, attr("sn", "A"), attr("givenName", "B")));
    }
    inbox.put(
        "ENT_0590001F_Complet_20260901_Eleve_0001.xml",
        document(add("Eleve", "next", attr("sn", "A"), attr("givenName", "B"))));
    put("EtabEducNat", add("EtabEducNat", "77", attr("ENTStructureUAI", "0590001F")));

    Source source = inbox.aaf();
    Read read = Read.all(source);

    assertThat(read.entries().get(0)).isInstanceOf(SchoolEntry.class);
    assertThat(read.people())
        .extracting(person -> person.id().orElseThrow().value())
        .containsExactly("Eleve", "next", "PersRelEleve", "PersEducNat");
    assertThat(source.coverage())
        .isEqualTo(
            coverage(
                Extent.COMPLETE,
                Set.of(Profile.PUPIL, Profile.RELATIVE, Profile.TEACHER, Profile.STAFF)));
  }

  @Test
  void a_missing_piece_a_repeated_file_and_a_mixed_delivery_are_told() throws Exception {
    String pupil = document(add("Eleve", "1", attr("sn", "A"), attr("givenName", "B")));
    inbox
        .put("ENT_0590001F_Complet_20260901_Eleve_0000.xml", pupil)
        .put("autre/ENT_0590001F_Complet_20260901_Eleve_0000.xml", pupil)
        .put("ENT_0590001F_Complet_20260901_Eleve_0002.xml", pupil)
        .put("ENT_0590001F_Delta_20260902_Eleve_0000.xml", document(""));

    Source source = inbox.aaf();
    Read read = Read.all(source);

    assertThat(read.reasons())
        .containsExactly(Reason.REPEATED_FILE, Reason.MISSING_PART, Reason.MIXED_DELIVERY);
    assertThat(read.problems().get(1).parameters())
        .containsExactly("ENT_0590001F_Complet_20260901_Eleve_0001.xml");
    assertThat(source.coverage().extent()).isEqualTo(Extent.DELTA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-15", "windows-1252"})
  void accents_are_read_in_each_encoding(String encoding) throws Exception {
    String xml =
        document(add("Eleve", "1", attr("sn", "ÇA"), attr("givenName", "Œdipe")))
            .replace("UTF-8", encoding);
    inbox.put(NAME.formatted("Eleve"), xml, Charset.forName(encoding));

    assertThat(read().person().names().first()).isEqualTo(Field.of("Œdipe"));
  }

  @Test
  void references_and_sections_are_part_of_a_value() throws Exception {
    put(
        "Eleve",
        add(
            "Eleve",
            "1",
            attr("sn", "O&#39;CONNOR<![CDATA[ É]]>"),
            attr("givenName", "Zo&#235;<!-- ! -->l")));

    PersonEntry pupil = read().person();

    assertThat(pupil.names().family()).isEqualTo(Field.of("O'CONNOR É"));
    assertThat(pupil.names().first()).isEqualTo(Field.of("Zoël"));
  }

  @Test
  void the_academy_is_the_callers_word_or_the_file_names() throws Exception {
    String pupil = document(add("Eleve", "1", attr("sn", "A"), attr("givenName", "B")));
    inbox.put("eleves.xml", pupil);

    assertThat(Read.all(inbox.aaf()).reasons()).containsExactly(Reason.UNKNOWN_ACADEMY);
    Source source = new AafSource(inbox.delivery(), new AafSettings(Optional.of("rennes")));
    assertThat(Read.all(source).person().id()).contains(new ExternalId("rennes", "1"));
    assertThat(source.coverage().extent()).isEqualTo(Extent.DELTA);
  }

  @Test
  void progress_goes_from_nothing_to_all_and_never_back() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 1; i <= 2_000; i++) {
      many.append(add("Eleve", "" + i, attr("sn", "A"), attr("givenName", "B")));
    }
    put("Eleve", many.toString());
    put("PersRelEleve", "");

    try (Entries entries = inbox.aaf().open()) {
      double before = entries.progress();
      assertThat(before).isZero();
      double halfway = 0;
      int count = 0;
      for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
        assertThat(entries.progress()).isBetween(before, 1.0);
        before = entries.progress();
        halfway = ++count == 1_000 ? before : halfway;
      }
      assertThat(halfway).isBetween(0.3, 0.8);
      assertThat(entries.progress()).isEqualTo(1.0);
    }
  }

  private Read read() throws Exception {
    return Read.all(inbox.aaf());
  }

  private void put(String type, String requests) throws IOException {
    inbox.put(NAME.formatted(type), document(requests));
  }

  private static ExternalId id(String value) {
    return new ExternalId("lille", value);
  }

  static String document(String requests) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
        <ficAlimMENESR>
        """
        + requests
        + "\n</ficAlimMENESR>\n";
  }

  static String add(String category, String id, String... attributes) {
    return "<addRequest>\n"
        + identity(category, id)
        + "<attributes>\n"
        + String.join("\n", attributes)
        + "\n</attributes>\n</addRequest>\n";
  }

  private static String modify(String category, String id, String... changes) {
    return "<modifyRequest>\n"
        + identity(category, id)
        + "<modifications>"
        + String.join("\n", changes)
        + "</modifications>\n</modifyRequest>\n";
  }

  private static String identity(String category, String id) {
    return "<operationalAttributes><attr name=\"categoriePersonne\"><value>"
        + category
        + "</value></attr></operationalAttributes>\n<identifier><id>"
        + id
        + "</id></identifier>\n";
  }

  static String attr(String name, String... values) {
    return "<attr name=\"" + name + "\">" + values(values) + "</attr>";
  }

  private static String change(String name, String... values) {
    return "<modification name=\""
        + name
        + "\" operation=\"replace\">"
        + values(values)
        + "</modification>";
  }

  private static String values(String... values) {
    StringBuilder all = new StringBuilder();
    for (String value : values) {
      all.append("<value>").append(value).append("</value>");
    }
    return all.toString();
  }
}
