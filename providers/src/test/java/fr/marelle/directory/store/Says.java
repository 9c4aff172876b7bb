package fr.marelle.directory.store;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Contacts;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Family;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Kinship;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Names;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Responsibility;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.entry.Tie;
import fr.marelle.directory.entry.Work;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a directory says of somebody, put together piece by piece. */
record Says(
    Profile profile,
    String id,
    String first,
    String family,
    Field<String> mail,
    Field<LocalDate> birthDate,
    Field<SchoolRef> school,
    Field<List<ClassRef>> classes,
    Family families) {

  static Says pupil(String id, String first, String family) {
    return new Says(
        Profile.PUPIL,
        id,
        first,
        family,
        Field.absent(),
        Field.of(LocalDate.of(2015, 6, 2)),
        Field.absent(),
        Field.absent(),
        Family.ABSENT);
  }

  static Says relative(String id, String first, String family) {
    return new Says(
        Profile.RELATIVE,
        id,
        first,
        family,
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Family.ABSENT);
  }

  static Says teacher(String id, String first, String family) {
    return new Says(
        Profile.TEACHER,
        id,
        first,
        family,
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Field.absent(),
        Family.ABSENT);
  }

  Says at(String uai) {
    return new Says(
        profile,
        id,
        first,
        family,
        mail,
        birthDate,
        Field.of(new SchoolRef.ByUai(uai)),
        classes,
        families);
  }

  Says in(String uai, String... names) {
    List<ClassRef> all =
        Arrays.stream(names).map(name -> new ClassRef(new SchoolRef.ByUai(uai), name)).toList();
    return new Says(
        profile,
        id,
        first,
        family,
        mail,
        birthDate,
        Field.of(new SchoolRef.ByUai(uai)),
        Field.of(all),
        families);
  }

  Says born(int year, int month, int day) {
    return new Says(
        profile,
        id,
        first,
        family,
        mail,
        Field.of(LocalDate.of(year, month, day)),
        school,
        classes,
        families);
  }

  Says mail(String address) {
    return new Says(
        profile, id, first, family, Field.of(address), birthDate, school, classes, families);
  }

  Says withoutMail() {
    return new Says(
        profile, id, first, family, Field.cleared(), birthDate, school, classes, families);
  }

  Says relatives(String... ids) {
    List<Tie> ties =
        Arrays.stream(ids)
            .map(
                one ->
                    new Tie(
                        new ExternalId("", one),
                        Kinship.MOTHER,
                        Responsibility.LEGAL,
                        false,
                        true,
                        false))
            .toList();
    return new Says(
        profile,
        id,
        first,
        family,
        mail,
        birthDate,
        school,
        classes,
        new Family(Field.of(ties), Field.absent()));
  }

  Says children(String... ids) {
    List<Child> children =
        Arrays.stream(ids)
            .<Child>map(
                one ->
                    new Child.ById(new ExternalId("", one), Kinship.FATHER, Responsibility.LEGAL))
            .toList();
    return new Says(
        profile,
        id,
        first,
        family,
        mail,
        birthDate,
        school,
        classes,
        new Family(Field.absent(), Field.of(children)));
  }

  Says childByName(String uai, String childFirst, String childFamily) {
    Child child =
        new Child.ByName(
            new SchoolRef.ByUai(uai),
            childFamily,
            childFirst,
            Optional.empty(),
            List.of(),
            Kinship.UNSAID,
            Responsibility.UNSAID);
    return new Says(
        profile,
        id,
        first,
        family,
        mail,
        birthDate,
        school,
        classes,
        new Family(Field.absent(), Field.of(List.of(child))));
  }

  PersonEntry entry() {
    return new PersonEntry(
        new Location("eleves.csv", 2),
        Saying.WHOLE,
        id.isEmpty() ? Optional.empty() : Optional.of(new ExternalId("", id)),
        Field.absent(),
        Field.of(profile),
        new Names(
            Field.of(family), Field.absent(), Field.of(first), Field.absent(), Field.absent()),
        birthDate,
        Field.absent(),
        new Contacts(mail, Field.absent(), Field.absent(), Field.absent()),
        school,
        classes,
        families,
        Work.ABSENT);
  }
}
