package fr.marelle.enrolment;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.DisplayName;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A pupil whom the directory attaches to a relative. */
record Child(UserModel pupil) {

  /** What the family calls the child. */
  String firstName() {
    String name = pupil.getFirstName();
    return name == null || name.isBlank() ? DisplayName.of(pupil) : name;
  }

  /** Empty where the directory gave none, or nothing that is a date. */
  Optional<LocalDate> birthDate() {
    String date = pupil.getFirstAttribute(AccountAttributes.BIRTH_DATE);
    try {
      return date == null || date.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(date.strip()));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
