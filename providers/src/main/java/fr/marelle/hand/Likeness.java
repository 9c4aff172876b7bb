package fr.marelle.hand;

import java.util.Locale;

/** What makes somebody look like somebody else; what tells most comes first. */
public enum Likeness {
  /** Both names, however they are spelt. */
  SAME_NAME(8),
  /** The first name for the last, and the other way round. */
  SWAPPED_NAMES(6),
  /** A letter or two are others. */
  NEAR_NAME(4),
  /** The birth date, and one of the names. */
  SAME_BIRTH_DATE(3),
  /** The e-mail address or the mobile number. */
  SAME_CONTACT(3);

  private final int weight;

  Likeness(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }

  /** As the API has it: {@code same-name} and so on. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
