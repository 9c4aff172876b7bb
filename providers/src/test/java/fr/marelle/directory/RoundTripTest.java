package fr.marelle.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.marelle.account.Profile;
import fr.marelle.contact.MobileNumber;
import fr.marelle.contact.PhoneNumbers;
import fr.marelle.directory.aaf.AafSettings;
import fr.marelle.directory.aaf.AafSource;
import fr.marelle.directory.archive.ArchiveLimits;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.csv.CsvSettings;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.Civility;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Contacts;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Kinship;
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
import fr.marelle.schools.Aaf;
import fr.marelle.schools.Alphabet;
import fr.marelle.schools.Contact;
import fr.marelle.schools.Employee;
import fr.marelle.schools.Identity;
import fr.marelle.schools.Night;
import fr.marelle.schools.Parcel;
import fr.marelle.schools.Parcel.Form;
import fr.marelle.schools.Pupil;
import fr.marelle.schools.Relative;
import fr.marelle.schools.School;
import fr.marelle.schools.Sex;
import fr.marelle.schools.Tables;
import fr.marelle.schools.Town;
import fr.marelle.schools.World;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the generator says it made is what the readers read. */
class RoundTripTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
  private static final World WORLD = new World(11, 8_000, DAY);
  private static final List<Town> TOWNS = WORLD.towns().toList();

  @TempDir private Path folder;
  private Alphabet alphabet = new Alphabet(Charset.forName("UTF-8"));

  @ParameterizedTest
  @CsvSource({"UTF-8, FOLDER", "ISO-8859-15, ZIP", "UTF-8, TAR_GZ"})
  void aaf_complete(String encoding, Form form) throws Exception {
    alphabet = new Alphabet(Charset.forName(encoding));
    try (Parcel parcel = Parcel.create(form, folder.resolve("envoi"))) {
      new Aaf(parcel, alphabet, 1_500).complete(WORLD::towns, DAY);
    }

    Read read = aaf();

    assertThat(read.problems()).isEmpty();
    assertThat(read.of(SchoolEntry.class))
        .extracting(
            school -> school.jointure().orElseThrow().value(),
            school -> school.uai().value().orElseThrow(),
            school -> school.name().value().orElseThrow(),
            school -> school.type().value().orElseThrow(),
            school -> school.classes().value().orElseThrow().stream().map(c -> c.name()).toList())
        .containsExactlyElementsOf(
            schools()
                .map(
                    school ->
                        tuple(
                            Long.toString(school.jointure()),
                            school.uai(),
                            school.name(),
                            school.kind().type(),
                            school.classes().stream().map(c -> c.name()).toList()))
                .toList());
    Map<String, PersonEntry> people = byId(read);
    assertThat(people).hasSize(TOWNS.stream().mapToInt(Town::accounts).sum());
    for (Town town : TOWNS) {
      town.pupils().forEach(pupil -> checkPupil(people.get(id(pupil.who())), pupil));
      town.relatives().forEach(relative -> checkRelative(people.get(id(relative.who())), relative));
      town.employees().forEach(employee -> checkEmployee(people.get(id(employee.who())), employee));
    }
  }

  @Test
  void aaf_delta() throws Exception {
    List<Night> nights = WORLD.afterNights(2, 3).toList();
    try (Parcel parcel = Parcel.create(Form.ZIP, folder.resolve("envoi"))) {
      new Aaf(parcel, alphabet, 1_500).delta(() -> WORLD.afterNights(2, 3), DAY.plusDays(2));
    }

    Read read = aaf();

    assertThat(read.problems()).isEmpty();
    Map<Boolean, List<PersonEntry>> people =
        read.people().stream()
            .collect(Collectors.partitioningBy(person -> person.saying() == Saying.WHOLE));
    assertThat(people.get(true))
        .extracting(person -> person.id().orElseThrow().value())
        .containsExactlyInAnyOrderElementsOf(
            nights.stream()
                .flatMap(
                    night ->
                        Stream.concat(
                            night.addedPupils().stream().map(Pupil::who),
                            night.addedRelatives().stream().map(Relative::who)))
                .map(RoundTripTest::id)
                .toList());
    assertThat(read.of(RemovalEntry.class))
        .extracting(removal -> removal.id().value())
        .containsExactlyInAnyOrderElementsOf(
            nights.stream()
                .flatMap(
                    night ->
                        Stream.concat(
                            night.gonePupils().stream().map(Pupil::who),
                            night.goneRelatives().stream().map(Relative::who)))
                .map(RoundTripTest::id)
                .toList());
    Map<String, PersonEntry> changed =
        people.get(false).stream()
            .collect(Collectors.toMap(p -> p.id().orElseThrow().value(), Function.identity()));
    for (Night night : nights) {
      for (Pupil pupil : night.changedPupils()) {
        PersonEntry entry = changed.remove(id(pupil.who()));
        assertThat(entry.names().family()).isEqualTo(Field.of(pupil.who().family()));
        assertThat(entry.names().first()).isEqualTo(Field.absent());
        assertThat(entry.family().relatives()).isEqualTo(Field.of(ties(pupil)));
      }
      for (Relative relative : night.changedRelatives()) {
        assertThat(changed.remove(id(relative.who())).contacts())
            .isEqualTo(contacts(relative.contact()));
      }
      for (Employee employee : night.changedEmployees()) {
        assertThat(changed.remove(id(employee.who())).contacts())
            .isEqualTo(contacts(employee.contact()));
      }
    }
    assertThat(changed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, FOLDER", "windows-1252, ZIP", "ISO-8859-15, TAR_GZ"})
  void tables_for_all_schools(String encoding, Form form) throws Exception {
    alphabet = new Alphabet(Charset.forName(encoding));
    try (Parcel parcel = Parcel.create(form, folder.resolve("envoi"))) {
      new Tables(parcel, alphabet).forAll(WORLD::towns);
    }

    Read read = csv(folder.resolve("envoi"), Optional.empty());

    assertThat(read.problems()).isEmpty();
    Map<String, List<PersonEntry>> people =
        read.people().stream().collect(Collectors.groupingBy(p -> p.id().orElseThrow().value()));
    Map<Long, String> uais = schools().collect(Collectors.toMap(School::jointure, School::uai));
    for (Town town : TOWNS) {
      Map<String, Set<String>> children = new HashMap<>();
      for (Pupil pupil : town.pupils()) {
        SchoolRef school = new SchoolRef.ByUai(uais.get(pupil.school()));
        PersonEntry entry = people.remove(id(pupil.who())).get(0);
        checkName(entry, pupil.who());
        assertThat(entry.profile()).isEqualTo(Field.of(Profile.PUPIL));
        assertThat(entry.school()).isEqualTo(Field.of(school));
        assertThat(entry.birthDate()).isEqualTo(Field.of(pupil.who().birthDate()));
        assertThat(entry.ine()).isEqualTo(field(pupil.ine()));
        assertThat(entry.classes())
            .isEqualTo(Field.of(List.of(new ClassRef(school, pupil.schoolClass()))));
        for (Pupil.Guardianship guardian : pupil.guardians()) {
          children
              .computeIfAbsent(Long.toString(guardian.relative()), any -> new HashSet<>())
              .add(id(pupil.who()));
        }
      }
      for (Relative relative : town.relatives()) {
        List<PersonEntry> entries = people.remove(id(relative.who()));
        assertThat(entries)
            .allSatisfy(
                entry -> {
                  checkName(entry, relative.who());
                  assertThat(entry.names().usage())
                      .isEqualTo(field(alphabet.spelled(relative.who().usage())));
                  assertThat(entry.contacts()).isEqualTo(contacts(relative.contact()));
                });
        assertThat(
                entries.stream()
                    .flatMap(entry -> entry.family().children().value().orElseThrow().stream())
                    .map(child -> ((Child.ById) child).pupil().value()))
            .containsExactlyInAnyOrderElementsOf(children.get(id(relative.who())));
      }
      for (Employee employee : town.employees()) {
        List<PersonEntry> entries = people.remove(id(employee.who()));
        assertThat(entries).hasSize(employee.duties().size());
        checkName(entries.get(0), employee.who());
        assertThat(entries.get(0).profile().value())
            .contains(employee.isTeacher() ? Profile.TEACHER : Profile.STAFF);
      }
    }
    assertThat(people).isEmpty();
  }

  @Test
  void onde_exports_of_each_school() throws Exception {
    alphabet = new Alphabet(Charset.forName("windows-1252"));
    try (Parcel parcel = Parcel.create(Form.FOLDER, folder.resolve("envoi"))) {
      new Tables(parcel, alphabet).onde(WORLD::towns);
    }
    int seen = 0;
    for (Town town : TOWNS) {
      for (School school : town.schools()) {
        Path exports = folder.resolve("envoi").resolve(school.uai());
        if (Files.exists(exports)) {
          checkOnde(csv(exports, Optional.of(school.uai())), town, school);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  private void checkOnde(Read read, Town town, School school) {
    assertThat(read.reasons()).containsExactly(Reason.UNKNOWN_COLUMN);
    List<Pupil> pupils =
        town.pupils().stream().filter(pupil -> pupil.school() == school.jointure()).toList();
    Map<Profile, List<PersonEntry>> people =
        read.people().stream()
            .collect(Collectors.groupingBy(person -> person.profile().value().orElseThrow()));
    assertThat(people.get(Profile.PUPIL)).hasSameSizeAs(pupils);
    int row = 0;
    for (int i = 0; i < pupils.size(); i++) {
      checkName(people.get(Profile.PUPIL).get(i), pupils.get(i).who());
      for (Pupil.Guardianship guardian : pupils.get(i).guardians()) {
        PersonEntry relative = people.get(Profile.RELATIVE).get(row++);
        assertThat(relative.id()).isEmpty();
        Child.ByName child =
            (Child.ByName) relative.family().children().value().orElseThrow().get(0);
        assertThat(child.family()).isEqualTo(alphabet.spelled(pupils.get(i).who().family()));
        assertThat(child.first()).isEqualTo(alphabet.spelled(pupils.get(i).who().first()));
        assertThat(child.classes())
            .extracting(ClassRef::name)
            .containsExactly(pupils.get(i).schoolClass());
        assertThat(guardian.relative()).isPositive();
      }
    }
    assertThat(people.get(Profile.RELATIVE)).hasSize(row);
  }

  private void checkPupil(PersonEntry entry, Pupil pupil) {
    SchoolRef school = school(pupil.school());
    checkName(entry, pupil.who());
    assertThat(entry.profile()).isEqualTo(Field.of(Profile.PUPIL));
    assertThat(entry.birthDate()).isEqualTo(Field.of(pupil.who().birthDate()));
    assertThat(entry.ine()).isEqualTo(field(pupil.ine()));
    assertThat(entry.school()).isEqualTo(Field.of(school));
    assertThat(entry.classes())
        .isEqualTo(Field.of(List.of(new ClassRef(school, pupil.schoolClass()))));
    assertThat(entry.family().relatives()).isEqualTo(Field.of(ties(pupil)));
  }

  private void checkRelative(PersonEntry entry, Relative relative) {
    checkName(entry, relative.who());
    assertThat(entry.profile()).isEqualTo(Field.of(Profile.RELATIVE));
    assertThat(entry.contacts()).isEqualTo(contacts(relative.contact()));
  }

  private void checkEmployee(PersonEntry entry, Employee employee) {
    checkName(entry, employee.who());
    assertThat(entry.profile().value())
        .contains(employee.isTeacher() ? Profile.TEACHER : Profile.STAFF);
    assertThat(entry.contacts()).isEqualTo(contacts(employee.contact()));
    assertThat(entry.work().posts())
        .isEqualTo(
            Field.of(
                employee.duties().stream()
                    .map(d -> new Post(school(d.school()), d.code(), d.label(), d.discipline()))
                    .toList()));
    if (!employee.teaches().isEmpty()) {
      assertThat(entry.classes())
          .isEqualTo(
              Field.of(
                  employee.teaches().stream()
                      .map(t -> new ClassRef(school(t.school()), t.schoolClass()))
                      .distinct()
                      .toList()));
    }
    assertThat(entry.work().headOf().value().orElse(List.of()))
        .isEqualTo(
            employee.headOf().stream()
                .map(t -> new ClassRef(school(t.school()), t.schoolClass()))
                .toList());
  }

  private void checkName(PersonEntry entry, Identity who) {
    // AAF writes as a reference what its encoding lacks; a table loses the accent.
    boolean isTable = entry.location().file().endsWith(".csv");
    Function<String, String> spelled = isTable ? alphabet::spelled : Function.identity();
    assertThat(entry.names().family()).isEqualTo(Field.of(spelled.apply(who.family())));
    assertThat(entry.names().first()).isEqualTo(Field.of(spelled.apply(who.first())));
    assertThat(entry.names().civility())
        .isEqualTo(Field.of(who.sex() == Sex.FEMALE ? Civility.MRS : Civility.MR));
    if (!entry.names().others().isAbsent()) {
      assertThat(entry.names().others()).isEqualTo(field(spelled.apply(who.others())));
    }
  }

  private static List<Tie> ties(Pupil pupil) {
    return pupil.guardians().stream()
        .map(
            guardian ->
                new Tie(
                    new ExternalId("lille", Long.toString(guardian.relative())),
                    switch (guardian.link()) {
                      case 1 -> Kinship.FATHER;
                      case 2 -> Kinship.MOTHER;
                      case 3 -> Kinship.GUARDIAN;
                      default -> Kinship.OTHER;
                    },
                    guardian.responsibility() == 1
                        ? Responsibility.LEGAL
                        : Responsibility.IN_CHARGE,
                    guardian.financial(),
                    guardian.contact(),
                    false))
        .toList();
  }

  private static Contacts contacts(Contact contact) {
    return new Contacts(
        field(contact.mail()),
        contact.mobile().isEmpty()
            ? Field.cleared()
            : Field.of(MobileNumber.read(contact.mobile()).value().orElseThrow()),
        phone(contact.home()),
        phone(contact.work()));
  }

  private static Field<String> phone(String number) {
    return number.isEmpty() ? Field.cleared() : Field.of(PhoneNumbers.read(number).orElseThrow());
  }

  private static Field<String> field(String value) {
    return value.isEmpty() ? Field.cleared() : Field.of(value);
  }

  private static SchoolRef school(long jointure) {
    return new SchoolRef.ByJointure(new ExternalId("lille", Long.toString(jointure)));
  }

  private static Stream<School> schools() {
    return TOWNS.stream().flatMap(town -> town.schools().stream());
  }

  private static String id(Identity who) {
    return Long.toString(who.jointure());
  }

  private static Map<String, PersonEntry> byId(Read read) {
    return read.people().stream()
        .collect(Collectors.toMap(p -> p.id().orElseThrow().value(), Function.identity()));
  }

  private Read aaf() throws Exception {
    try (Source source =
        new AafSource(delivery(folder.resolve("envoi")), new AafSettings(Optional.empty()))) {
      return Read.all(source);
    }
  }

  private Read csv(Path path, Optional<String> school) throws Exception {
    try (Source source =
        fr.marelle.directory.csv.CsvSource.of(
            delivery(path), new CsvSettings(school, "", Extent.COMPLETE, Map.of()))) {
      return Read.all(source);
    }
  }

  private Delivery delivery(Path path) throws Exception {
    return Delivery.open(path, "envoi", ArchiveLimits.DEFAULT, spool());
  }

  private Path spool() throws IOException {
    return Files.createDirectories(folder.resolve("spool"));
  }
}
