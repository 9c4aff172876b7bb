package fr.marelle.hand;

import java.util.Optional;

/**
 * What was typed of a person. A field that was left out is empty, one that was emptied holds an
 * empty text.
 */
public record Form(
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> birthDate,
    Optional<String> email,
    Optional<String> mobile) {
  /** No field holds more. */
  public static final int MAX_LENGTH = 255;

  static final String FIRST_NAME = "firstName";
  static final String LAST_NAME = "lastName";
  static final String BIRTH_DATE = "birthDate";
  static final String EMAIL = "email";
  static final String MOBILE = "mobile";
}
