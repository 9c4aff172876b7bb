package fr.marelle.directory.csv;

import fr.marelle.account.Profile;
import fr.marelle.account.Spelling;
import fr.marelle.contact.MobileNumber;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Contacts;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Family;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Names;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Post;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.entry.UnreadEntry;
import fr.marelle.directory.entry.Work;
import fr.marelle.directory.value.CleanText;
import fr.marelle.directory.value.Said;
import fr.marelle.directory.value.ValueReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads people out of the rows of a table. */
final class CsvPeople {
  private static final Set<String> YES = Set.of("oui", "o", "x", "1", "vrai", "true", "yes");
  private static final Set<String> NO = Set.of("non", "n", "0", "faux", "false", "no", "-");

  private final Layout layout;
  private final CsvSettings settings;
  private final ValueReader values;
  private final CsvChildren children;
  private final Consumer<? super Entry> entries;

  CsvPeople(Layout layout, CsvSettings settings, Consumer<? super Entry> entries) {
    this.layout = layout;
    this.settings = settings;
    this.values = new ValueReader(entries);
    this.children = new CsvChildren(layout, settings.namespace(), values);
    this.entries = entries;
  }

  /** Reads a row. */
  void read(CsvRow row) {
    if (row.isBlank()) {
      return;
    }
    if (row.hasSlipped()) {
      values.problem(
          row.location(),
          Reason.TOO_MANY_VALUES_IN_ROW,
          Integer.toString(row.cells()),
          Integer.toString(layout.headers().size()));
      return;
    }
    Optional<SchoolRef> school = school(row);
    if (school.isEmpty()) {
      values.problem(row.said(CsvColumn.SCHOOL), Reason.UNKNOWN_SCHOOL);
      return;
    }
    Optional<Profile> profile = profile(row);
    if (profile.isEmpty()) {
      values.problem(row.said(CsvColumn.PROFILE), Reason.UNKNOWN_CATEGORY);
      return;
    }
    Optional<ExternalId> id = values.id(row.said(CsvColumn.ID), settings.namespace());
    Optional<PersonEntry> person = person(row, id, profile.get(), school.get());
    person.ifPresent(entries);
    if (person.isEmpty()) {
      id.ifPresent(known -> entries.accept(new UnreadEntry(row.location(), known)));
    }
  }

  private Optional<PersonEntry> person(
      CsvRow row, Optional<ExternalId> id, Profile profile, SchoolRef school) {
    Names names = names(row);
    if (isMissing(row, CsvColumn.FAMILY_NAME, names.family())
        || isMissing(row, CsvColumn.FIRST_NAME, names.first())) {
      return Optional.empty();
    }
    Field<LocalDate> birthDate = values.date(row.said(CsvColumn.BIRTH_DATE));
    Field<List<ClassRef>> classes =
        profile == Profile.RELATIVE ? Field.absent() : classes(row.said(CsvColumn.CLASS), school);
    if (profile == Profile.PUPIL
        && id.isEmpty()
        && (isMissing(row, CsvColumn.BIRTH_DATE, birthDate)
            || isMissing(row, CsvColumn.CLASS, classes))) {
      return Optional.empty();
    }
    Family family = Family.ABSENT;
    if (profile == Profile.RELATIVE) {
      List<Child> found = children.read(row, school);
      if (found.isEmpty()) {
        values.problem(
            Said.nothing(CsvColumn.CHILD_FAMILY_NAME.title(), row.location()),
            Reason.MISSING_VALUE);
        return Optional.empty();
      }
      family = new Family(Field.absent(), Field.of(found));
    }
    return Optional.of(
        new PersonEntry(
            row.location(),
            Saying.WHOLE,
            id,
            values.ine(row.said(CsvColumn.INE)),
            Field.of(profile),
            names,
            birthDate,
            values.identifier(row.said(CsvColumn.IDENTIFIER)),
            contacts(row),
            profile == Profile.RELATIVE ? Field.absent() : Field.of(school),
            classes,
            family,
            work(row, profile, school, classes)));
  }

  /** Also where a value is there, and could not be read: of that, a problem told already. */
  private boolean isMissing(CsvRow row, CsvColumn column, Field<?> field) {
    if (field.value().isPresent()) {
      return false;
    }
    values.problem(row.said(column), Reason.MISSING_VALUE);
    return true;
  }

  private Names names(CsvRow row) {
    Field<String> family = values.name(row.said(CsvColumn.FAMILY_NAME));
    Field<String> usage = values.name(row.said(CsvColumn.USAGE_NAME));
    return new Names(
        family.value().isEmpty() ? usage : family,
        usage,
        values.name(row.said(CsvColumn.FIRST_NAME)),
        others(row.said(CsvColumn.OTHER_FIRST_NAMES)),
        values.civility(row.said(CsvColumn.CIVILITY)));
  }

  /** Each may have a column of its own. */
  private Field<String> others(Said said) {
    return said.values().size() < 2
        ? values.name(said)
        : values.name(
            Said.of(said.field(), said.location(), List.of(String.join(" ", said.values()))));
  }

  private Contacts contacts(CsvRow row) {
    Field<String> mobile = values.mobile(row.said(CsvColumn.MOBILE));
    Field<String> home = values.phone(row.said(CsvColumn.HOME_PHONE));
    Said any = row.said(CsvColumn.PHONE);
    if (any.isSaid()) {
      boolean isMobile = MobileNumber.read(any.values().get(0)).value().isPresent();
      if (mobile.isAbsent() && isMobile) {
        mobile = values.mobile(any);
      } else if (home.isAbsent() && !isMobile) {
        home = values.phone(any);
      }
    }
    return new Contacts(
        values.mail(row.said(CsvColumn.MAIL)),
        mobile,
        home,
        values.phone(row.said(CsvColumn.WORK_PHONE)));
  }

  private Field<List<ClassRef>> classes(Said said, SchoolRef school) {
    return values.list(
        said,
        Reason.INVALID_CLASS,
        name ->
            Optional.of(new ClassRef(school, name))
                .filter(place -> name.length() <= ValueReader.MAX_CLASS_NAME));
  }

  private Work work(CsvRow row, Profile profile, SchoolRef school, Field<List<ClassRef>> classes) {
    if (profile != Profile.TEACHER && profile != Profile.STAFF) {
      return Work.ABSENT;
    }
    return new Work(posts(row, school), Field.absent(), headOf(row, school, classes));
  }

  /** The first function has the first discipline, and so on. */
  private Field<List<Post>> posts(CsvRow row, SchoolRef school) {
    Said functions = row.said(CsvColumn.FUNCTION);
    Said disciplines = row.said(CsvColumn.DISCIPLINE);
    if (!functions.isSaid() && !disciplines.isSaid()) {
      return Field.absent();
    }
    List<Post> posts = new ArrayList<>();
    int count = Math.max(functions.values().size(), disciplines.values().size());
    for (int i = 0; i < count; i++) {
      String function = value(functions, i);
      String discipline = value(disciplines, i);
      if (CleanText.isDamaged(function + discipline)
          || Math.max(function.length(), discipline.length()) > Post.MAX_LENGTH) {
        values.problem(functions.isSaid() ? functions : disciplines, Reason.INVALID_POST);
      } else if (!function.isEmpty() || !discipline.isEmpty()) {
        posts.add(new Post(school, "", function, discipline));
      }
    }
    return posts.isEmpty() ? Field.cleared() : Field.of(posts.stream().distinct().toList());
  }

  /** The column has classes, or just says yes or no. */
  private Field<List<ClassRef>> headOf(
      CsvRow row, SchoolRef school, Field<List<ClassRef>> classes) {
    Said said = row.said(CsvColumn.HEAD_OF);
    if (said.values().size() == 1) {
      String word = Spelling.fold(value(said, 0));
      if (YES.contains(word)) {
        return classes;
      }
      if (NO.contains(word)) {
        return Field.cleared();
      }
    }
    return classes(said, school);
  }

  private Optional<SchoolRef> school(CsvRow row) {
    Said said = row.said(CsvColumn.SCHOOL);
    String text = value(said, 0);
    return (text.isEmpty() ? settings.school() : ValueReader.uai(text)).map(SchoolRef.ByUai::new);
  }

  private Optional<Profile> profile(CsvRow row) {
    return switch (layout.kind()) {
      case MIXED -> ProfileWords.in(value(row.said(CsvColumn.PROFILE), 0));
      case STAFF -> Optional.of(isTeaching(row) ? Profile.TEACHER : Profile.STAFF);
      case UNKNOWN -> Optional.empty();
      default -> Optional.of(layout.kind().profiles().get(0));
    };
  }

  private static boolean isTeaching(CsvRow row) {
    String function = value(row.said(CsvColumn.FUNCTION), 0);
    return ProfileWords.isTeaching(function)
        || (function.isEmpty()
            && (!value(row.said(CsvColumn.DISCIPLINE), 0).isEmpty()
                || !value(row.said(CsvColumn.CLASS), 0).isEmpty()));
  }

  private static String value(Said said, int index) {
    return index < said.values().size() ? CleanText.of(said.values().get(index)) : "";
  }
}
