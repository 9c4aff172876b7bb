package fr.marelle.hand;

import fr.marelle.contact.ContactEntry;
import fr.marelle.contact.EmailAddress;
import fr.marelle.contact.MobileNumber;
import fr.marelle.directory.value.CleanText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of a form; what is wrong with each is collected, so that all is said at once.
 */
final class FormCheck {
  /** Nobody at a school is older. */
  private static final int FIRST_YEAR = 1900;

  private final Clock clock;
  private final List<Fault> faults = new ArrayList<>();

  FormCheck(Clock clock) {
    this.clock = clock;
  }

  List<Fault> faults() {
    return faults;
  }

  void add(Fault fault) {
    faults.add(fault);
  }

  /**
   * @throws RefusedException if something is wrong
   */
  void require() {
    if (!faults.isEmpty()) {
      throw RefusedException.of(faults);
    }
  }

  /** A name, which must be there; empty where it is wrong. */
  Optional<String> name(String field, String typed) {
    if (typed.length() > Form.MAX_LENGTH) {
      faults.add(Fault.of(field, "marelleHandNameTooLong", Form.MAX_LENGTH));
      return Optional.empty();
    }
    String name = CleanText.of(typed);
    if (name.isEmpty()) {
      faults.add(Fault.of(field, "marelleHandNameMissing"));
      return Optional.empty();
    }
    if (CleanText.isDamaged(name) || name.codePoints().noneMatch(Character::isLetter)) {
      faults.add(Fault.of(field, "marelleHandNameInvalid"));
      return Optional.empty();
    }
    return Optional.of(name);
  }

  /** A day of birth in ISO-8601; empty where nothing was typed, and where it is wrong. */
  Optional<String> birthDate(String typed, boolean mandatory) {
    String text = typed.strip();
    if (text.isEmpty()) {
      if (mandatory) {
        faults.add(Fault.of(Form.BIRTH_DATE, "marelleHandBirthDateMissing"));
      }
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= FIRST_YEAR && !day.isAfter(LocalDate.now(clock))) {
        return Optional.of(day.toString());
      }
    } catch (DateTimeException noDay) {
      // Told below.
    }
    faults.add(Fault.of(Form.BIRTH_DATE, "marelleHandBirthDateInvalid"));
    return Optional.empty();
  }

  /** An address; empty where nothing was typed, and where it is wrong. */
  Optional<String> email(String typed) {
    return contact(Form.EMAIL, EmailAddress.read(typed, false));
  }

  /** A number in E.164; the same. */
  Optional<String> mobile(String typed) {
    return contact(Form.MOBILE, MobileNumber.read(typed));
  }

  private Optional<String> contact(String field, ContactEntry entry) {
    entry.error().ifPresent(error -> faults.add(Fault.of(field, error.messageKey())));
    return entry.value();
  }
}
