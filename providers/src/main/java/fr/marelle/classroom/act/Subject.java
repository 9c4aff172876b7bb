package fr.marelle.classroom.act;

import fr.marelle.code.CodeKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of an account an act is about: the last part of the resource path of its event. */
public enum Subject {
  /** Code d'activation. */
  ACTIVATION_CODE,
  /** Code de renouvellement. */
  RENEWAL_CODE,
  /** Fiche de connexion. */
  LOGIN_SHEET,
  /** The mail that leads to a new password. */
  PASSWORD_MAIL,
  /** Whether the account can be used. */
  ACCESS,
  /** Who it is. */
  PERSON,
  /** Classes and schools. */
  PLACES,
  /** Who stands in for whom. */
  FAMILY,
  /** Whether the account is to be removed. */
  REMOVAL,
  /** That it is one with another. */
  MERGE;

  /** The subject that a kind of code is. */
  public static Subject of(CodeKind kind) {
    return switch (kind) {
      case ACTIVATION -> ACTIVATION_CODE;
      case RENEWAL -> RENEWAL_CODE;
    };
  }

  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of code that the end of a resource path names; empty for any other subject. */
  static Optional<CodeKind> codeIn(String path) {
    return Arrays.stream(CodeKind.values())
        .filter(kind -> path.endsWith("/" + kind.credentialType()))
        .findFirst();
  }
}
