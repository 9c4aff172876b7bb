package fr.marelle.enrolment;

import fr.marelle.contact.ContactEntry;
import fr.marelle.contact.MobileNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.utils.FormMessage;

/**
 * Who somebody says she is.
 *
 * @param names as typed
 * @param mobile in E.164
 */
record Claim(Names names, String mobile) {

  /** What was typed on the form, perhaps wrong. */
  record Entries(String lastName, String firstName, String mobile) {
    static final String LAST_NAME = "lastName";
    static final String FIRST_NAME = "firstName";
    static final String MOBILE = "mobile";

    /** What is looked at, and shown again. */
    private static final int MAX_LENGTH = 255;

    static Entries none() {
      return new Entries("", "", "");
    }

    static Entries of(Claim claim) {
      return new Entries(
          claim.names.lastName(), claim.names.firstName(), MobileNumber.readable(claim.mobile));
    }

    static Entries read(MultivaluedMap<String, String> form) {
      return new Entries(text(form, LAST_NAME), text(form, FIRST_NAME), text(form, MOBILE));
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
      String typed = Objects.requireNonNullElse(form.getFirst(field), "").strip();
      return typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
    }

    /** Everything that is wrong, each at its field; of no field whether anybody has it. */
    List<FormMessage> errors() {
      List<FormMessage> errors = new ArrayList<>();
      nameError(lastName, "marelleEnrolmentMissingLastName")
          .ifPresent(key -> errors.add(new FormMessage(LAST_NAME, key)));
      nameError(firstName, "marelleEnrolmentMissingFirstName")
          .ifPresent(key -> errors.add(new FormMessage(FIRST_NAME, key)));
      ContactEntry number = MobileNumber.read(mobile);
      number.error().ifPresent(error -> errors.add(new FormMessage(MOBILE, error.messageKey())));
      if (number.value().isEmpty() && number.error().isEmpty()) {
        errors.add(new FormMessage(MOBILE, "marelleEnrolmentMissingMobile"));
      }
      return errors;
    }

    private static Optional<String> nameError(String name, String missing) {
      if (!Names.isWritten(name)) {
        return Optional.of(missing);
      }
      return Names.isShort(name) ? Optional.empty() : Optional.of("marelleEnrolmentLongName");
    }

    /** Only without errors. */
    Claim claim() {
      return new Claim(
          new Names(lastName, firstName), MobileNumber.read(mobile).value().orElseThrow());
    }

    /** Without what was typed. */
    @Override
    public String toString() {
      return "Entries";
    }
  }

  /** Whether these are the same names and number, however they are spelled. */
  boolean isSame(Claim other) {
    return mobile.equals(other.mobile) && names.folded().equals(other.names.folded());
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "Claim";
  }
}
