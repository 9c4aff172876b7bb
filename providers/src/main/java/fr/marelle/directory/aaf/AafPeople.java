package fr.marelle.directory.aaf;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Contacts;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Family;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Lesson;
import fr.marelle.directory.entry.Names;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Post;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.entry.UnreadEntry;
import fr.marelle.directory.entry.Work;
import fr.marelle.directory.value.Said;
import fr.marelle.directory.value.ValueReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads pupils, relatives and staff out of their requests. */
final class AafPeople {
  /** Functions whose holders stand before a class: teachers, and the documentalists among them. */
  private static final List<String> TEACHING = List.of("ENS", "DOC");

  private final Composed composed;
  private final ValueReader values;
  private final Consumer<? super Entry> entries;

  AafPeople(String academy, Consumer<? super Entry> entries) {
    this.composed = new Composed(academy);
    this.values = new ValueReader(entries);
    this.entries = entries;
  }

  /** Reads one that is added or modified. */
  void read(AafRequest request, AafType type, ExternalId id) {
    Saying saying = request.operation() == AafRequest.Operation.ADD ? Saying.WHOLE : Saying.CHANGE;
    Names names = names(request);
    if (saying == Saying.WHOLE
        && (isMissing(request, "sn", names.family())
            || isMissing(request, "givenName", names.first()))) {
      entries.accept(new UnreadEntry(request.location(), id));
      return;
    }
    Work work = type == AafType.STAFF ? work(request) : Work.ABSENT;
    Field<List<ClassRef>> classes = classes(request, type);
    entries.accept(
        new PersonEntry(
            request.location(),
            saying,
            Optional.of(id),
            values.ine(request.said("ENTEleveINE")),
            profile(type, saying, classes, work),
            names,
            values.date(request.said("ENTPersonDateNaissance")),
            Field.absent(),
            contacts(request),
            school(request),
            classes,
            family(request, type),
            work));
  }

  private Names names(AafRequest request) {
    return new Names(
        filled(request.said("sn")),
        Field.absent(),
        filled(request.said("givenName")),
        values.name(request.said("ENTPersonAutresPrenoms")),
        values.civility(request.said("personalTitle")));
  }

  /** A name that can't be taken away. */
  private Field<String> filled(Said said) {
    Field<String> name = values.name(said);
    if (name.isCleared()) {
      values.problem(said, Reason.CANNOT_BE_EMPTY);
      return Field.absent();
    }
    return name;
  }

  private boolean isMissing(AafRequest request, String attribute, Field<String> name) {
    if (name.value().isPresent()) {
      return false;
    }
    values.problem(Said.nothing(attribute, request.location()), Reason.MISSING_VALUE);
    return true;
  }

  private Contacts contacts(AafRequest request) {
    Said forTexts = request.said("ENTPersonMobileSMS");
    return new Contacts(
        values.mail(request.said("mail")),
        values.mobile(isBlank(forTexts) ? request.said("mobile") : forTexts),
        values.phone(request.said("homePhone")),
        values.phone(request.said("telephoneNumber")));
  }

  private Field<SchoolRef> school(AafRequest request) {
    Said said = request.said("ENTPersonStructRattach");
    Field<String> jointure = values.text(said, ExternalId.MAX_VALUE_LENGTH);
    return jointure.map(text -> composed.school(text).orElseThrow());
  }

  private Field<List<ClassRef>> classes(AafRequest request, AafType type) {
    return switch (type) {
      case PUPIL ->
          values.list(request.said("ENTEleveClasses"), Reason.INVALID_CLASS, composed::schoolClass);
      case STAFF ->
          values.list(
              request.said("ENTAuxEnsClasses"), Reason.INVALID_CLASS, composed::schoolClass);
      default -> Field.absent();
    };
  }

  private Family family(AafRequest request, AafType type) {
    return type == AafType.PUPIL
        ? new Family(
            values.wholeList(
                request.said("ENTElevePersRelEleve"), Reason.INVALID_TIE, composed::tie),
            Field.absent())
        : Family.ABSENT;
  }

  private Work work(AafRequest request) {
    Field<List<Post>> posts =
        values.list(request.said("ENTPersonFonctions"), Reason.INVALID_POST, composed::post);
    Field<List<Lesson>> lessons =
        values.list(
            request.said("ENTAuxEnsClassesMatieres"), Reason.INVALID_LESSON, composed::lesson);
    Field<List<ClassRef>> headOf =
        values.list(
            request.said("ENTAuxEnsClassesPrincipal"), Reason.INVALID_CLASS, composed::schoolClass);
    return new Work(posts, lessons, headOf);
  }

  private static Field<Profile> profile(
      AafType type, Saying saying, Field<List<ClassRef>> classes, Work work) {
    return switch (type) {
      case PUPIL -> Field.of(Profile.PUPIL);
      case RELATIVE -> Field.of(Profile.RELATIVE);
      default -> ofStaff(saying, classes, work);
    };
  }

  private static Field<Profile> ofStaff(Saying saying, Field<List<ClassRef>> classes, Work work) {
    if (isTeaching(work) || classes.value().isPresent()) {
      return Field.of(Profile.TEACHER);
    }
    return saying == Saying.WHOLE || work.posts().value().isPresent()
        ? Field.of(Profile.STAFF)
        : Field.absent();
  }

  private static boolean isTeaching(Work work) {
    return work.lessons().value().isPresent()
        || work.posts().value().stream()
            .flatMap(List::stream)
            .anyMatch(post -> TEACHING.contains(post.code()));
  }

  private static boolean isBlank(Said said) {
    return said.values().stream().allMatch(String::isBlank);
  }
}
