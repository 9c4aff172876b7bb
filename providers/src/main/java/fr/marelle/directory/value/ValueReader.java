package fr.marelle.directory.value;

import fr.marelle.account.Spelling;
import fr.marelle.contact.ContactEntry;
import fr.marelle.contact.ContactError;
import fr.marelle.contact.EmailAddress;
import fr.marelle.contact.MobileNumber;
import fr.marelle.contact.PhoneNumbers;
import fr.marelle.directory.entry.Civility;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Names;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns what a source says into fields. What can't be read becomes a problem and an absent field:
 * what is known stays.
 */
public final class ValueReader {
  /** Most values of a repeatable field: classes of a teacher, children of a relative… */
  public static final int MAX_VALUES = 1000;

  /** Keycloak's own, for the names of a group. */
  public static final int MAX_CLASS_NAME = 255;

  private static final int MAX_INE = 20;
  private static final int MAX_IDENTIFIER = 255;

  /**
   * What Keycloak refuses in a name (its validator {@code person-name-prohibited-characters}): an
   * account with it could be edited no more.
   */
  private static final String NOT_IN_NAMES = "<>&\"$%!#?§;*~/\\|^=[]{}()";

  private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Z]");
  private static final Pattern INE = Pattern.compile("(?!(.)\\1{8})[0-9]{9}[0-9A-Z][A-Z]");
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

  private final KnownNumbers<Reason> mobiles = new KnownNumbers<>(ValueReader::mobile);
  private final KnownNumbers<Reason> phones = new KnownNumbers<>(ValueReader::phone);
  private final Consumer<? super Entry> problems;

  /**
   * @param problems told what could not be read, at once
   */
  public ValueReader(Consumer<? super Entry> problems) {
    this.problems = problems;
  }

  /** A text of up to so many characters. */
  public Field<String> text(Said said, int maxLength) {
    return said.isSaid() ? text(said, first(said), maxLength) : Field.absent();
  }

  /** A name of a person. */
  public Field<String> name(Said said) {
    Field<String> text = text(said, Names.MAX_LENGTH);
    if (!(text instanceof Field.Value<String> value)) {
      return text;
    }
    String name = value.content();
    String cleaned = withoutWhatNoNameHas(name);
    if (!cleaned.equals(name)) {
      problem(said, Reason.NAME_CLEANED);
      name = CleanText.of(cleaned);
    }
    if (!hasLetter(name)) {
      problem(said, Reason.INVALID_NAME);
      return Field.absent();
    }
    return Field.of(name);
  }

  /** A day. */
  public Field<LocalDate> date(Said said) {
    return read(said, Reason.INVALID_DATE, Dates::read);
  }

  /** An e-mail address, by the rules of the contacts that people type. */
  public Field<String> mail(Said said) {
    return read(said, Reason.INVALID_MAIL, text -> EmailAddress.read(text, false).value());
  }

  /** A number that receives text messages, by the rules of the contacts that people type. */
  public Field<String> mobile(Said said) {
    return number(said, mobiles);
  }

  /** A number of any kind. */
  public Field<String> phone(Said said) {
    return number(said, phones);
  }

  /** How the person is addressed. */
  public Field<Civility> civility(Said said) {
    return read(said, Reason.INVALID_CIVILITY, ValueReader::civility);
  }

  /** An identifiant national de l'élève. */
  public Field<String> ine(Said said) {
    return read(
        said,
        Reason.INVALID_INE,
        text ->
            Optional.of(text.replace(" ", "").toUpperCase(Locale.ROOT))
                .filter(ine -> ine.length() <= MAX_INE && INE.matcher(ine).matches()));
  }

  /** An identifier (login) that somebody is to have. */
  public Field<String> identifier(Said said) {
    return read(
        said,
        Reason.INVALID_IDENTIFIER,
        text ->
            Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(login -> login.length() <= MAX_IDENTIFIER && login.indexOf(' ') < 0));
  }

  /** A school's UAI. */
  public Field<String> uai(Said said) {
    return read(said, Reason.INVALID_UAI, ValueReader::uai);
  }

  /** The UAI that a text is, in capitals; empty where it is none. */
  public static Optional<String> uai(String text) {
    return Optional.of(text.replace(" ", "").toUpperCase(Locale.ROOT))
        .filter(uai -> UAI.matcher(uai).matches());
  }

  /** An id of the directory; empty where there is none, after a problem where it can't be one. */
  public Optional<ExternalId> id(Said said, String namespace) {
    return read(said, Reason.INVALID_ID, text -> id(text, namespace)).value();
  }

  /** The id that a text is; empty where it can't be one. */
  public static Optional<ExternalId> id(String raw, String namespace) {
    String text = CleanText.of(raw);
    return text.isEmpty()
            || text.length() > ExternalId.MAX_VALUE_LENGTH
            || CleanText.isDamaged(text)
        ? Optional.empty()
        : Optional.of(new ExternalId(namespace, text));
  }

  /**
   * A field with any number of values, each once, in their order.
   *
   * @param reason of the problem that a value is for which the reader has nothing
   * @param reader of one value, which is clean and not blank
   */
  public <T> Field<List<T>> list(Said said, Reason reason, Function<String, Optional<T>> reader) {
    return values(said, reason, reader).field();
  }

  /** The same, all or nothing: a list that lacks one would take away what is known of that one. */
  public <T> Field<List<T>> wholeList(
      Said said, Reason reason, Function<String, Optional<T>> reader) {
    Values<T> values = values(said, reason, reader);
    return values.whole() ? values.field() : Field.absent();
  }

  /**
   * Values of a list.
   *
   * @param whole whether all could be read
   */
  private record Values<T>(Field<List<T>> field, boolean whole) {}

  private <T> Values<T> values(Said said, Reason reason, Function<String, Optional<T>> reader) {
    if (!said.isSaid()) {
      return new Values<>(Field.absent(), true);
    }
    Set<T> list = new LinkedHashSet<>();
    boolean isEmpty = true;
    boolean isRefused = false;
    boolean isCut = false;
    for (String raw : said.values()) {
      String text = CleanText.of(raw);
      if (text.isEmpty()) {
        continue;
      }
      isEmpty = false;
      Optional<T> value = CleanText.isDamaged(text) ? Optional.empty() : reader.apply(text);
      if (value.isEmpty()) {
        isRefused = true;
      } else if (list.size() < MAX_VALUES) {
        list.add(value.get());
      } else {
        isCut = true;
      }
    }
    if (isRefused) {
      problem(said, reason);
    }
    if (isCut) {
      problem(said, Reason.TOO_MANY_VALUES, Integer.toString(MAX_VALUES));
    }
    if (isEmpty) {
      return new Values<>(Field.cleared(), true);
    }
    return new Values<>(
        list.isEmpty() ? Field.absent() : Field.of(List.copyOf(list)), !isRefused && !isCut);
  }

  /** Tells a problem of a field. */
  public void problem(Said said, Reason reason, String... parameters) {
    problems.accept(Problem.in(said.field(), said.location(), reason, parameters));
  }

  /** Tells a problem of an entry. */
  public void problem(Location location, Reason reason, String... parameters) {
    problems.accept(Problem.of(location, reason, parameters));
  }

  private Field<String> number(Said said, KnownNumbers<Reason> numbers) {
    if (!said.isSaid()) {
      return Field.absent();
    }
    String text = first(said);
    if (text.isEmpty()) {
      return Field.cleared();
    }
    KnownNumbers.Known<Reason> known = numbers.of(text);
    if (known.number().isEmpty()) {
      problem(said, known.otherwise());
      return Field.absent();
    }
    return known.number().map(Field::of).get();
  }

  private static KnownNumbers.Known<Reason> mobile(String typed) {
    ContactEntry entry = MobileNumber.read(typed);
    boolean isPremium = entry.error().equals(Optional.of(ContactError.PREMIUM_MOBILE));
    return new KnownNumbers.Known<>(
        entry.value(), isPremium ? Reason.PREMIUM_MOBILE : Reason.INVALID_MOBILE);
  }

  private static KnownNumbers.Known<Reason> phone(String typed) {
    return new KnownNumbers.Known<>(PhoneNumbers.read(typed), Reason.INVALID_PHONE);
  }

  private <T> Field<T> read(Said said, Reason reason, Function<String, Optional<T>> reader) {
    if (!said.isSaid()) {
      return Field.absent();
    }
    String text = first(said);
    if (text.isEmpty()) {
      return Field.cleared();
    }
    Optional<T> value = CleanText.isDamaged(text) ? Optional.empty() : reader.apply(text);
    if (value.isEmpty()) {
      problem(said, reason);
      return Field.absent();
    }
    return Field.of(value.get());
  }

  private Field<String> text(Said said, String text, int maxLength) {
    if (text.isEmpty()) {
      return Field.cleared();
    }
    if (text.length() > maxLength) {
      problem(said, Reason.VALUE_TOO_LONG, Integer.toString(maxLength));
      return Field.absent();
    }
    if (CleanText.isDamaged(text)) {
      problem(said, Reason.INVALID_CHARACTER);
      return Field.absent();
    }
    return Field.of(text);
  }

  /** Where several values stand in a field that has one, the first counts. */
  private static String first(Said said) {
    for (String raw : said.values()) {
      String text = CleanText.of(raw);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String withoutWhatNoNameHas(String name) {
    StringBuilder cleaned = null;
    for (int i = 0; i < name.length(); i++) {
      if (NOT_IN_NAMES.indexOf(name.charAt(i)) >= 0) {
        cleaned = cleaned == null ? new StringBuilder(name) : cleaned;
        cleaned.setCharAt(i, ' ');
      }
    }
    return cleaned == null ? name : cleaned.toString();
  }

  private static boolean hasLetter(String name) {
    int c;
    for (int i = 0; i < name.length(); i += Character.charCount(c)) {
      c = name.codePointAt(i);
      if (Character.isLetter(c)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Civility> civility(String text) {
    return switch (NO_LETTER.matcher(Spelling.fold(text)).replaceAll("")) {
      case "m", "mr", "monsieur", "masculin", "garcon", "homme", "h" -> Optional.of(Civility.MR);
      case "mme", "madame", "mlle", "melle", "mademoiselle", "ms", "mrs" ->
          Optional.of(Civility.MRS);
      case "f", "feminin", "fille", "femme" -> Optional.of(Civility.MRS);
      default -> Optional.empty();
    };
  }
}
