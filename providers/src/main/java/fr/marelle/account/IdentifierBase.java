package fr.marelle.account;

/**
 * The identifier that somebody's name gives, before homonyms are numbered: {@code prenom.nom},
 * lower case, without accents, « jeanpierre.dupontdurand » for Jean-Pierre Dupont Durand.
 */
public final class IdentifierBase {
  /** Leaves room for the number of a homonym within {@link Identifier#MAX_LENGTH}. */
  private static final int MAX_PART_LENGTH = 100;

  private IdentifierBase() {}

  /** Of that name. A part that holds neither letter nor digit is left out. */
  public static String of(String firstName, String lastName) {
    String first = part(firstName);
    String last = part(lastName);
    if (first.isEmpty() || last.isEmpty()) {
      String only = first + last;
      return only.isEmpty() ? "compte" : only;
    }
    return first + "." + last;
  }

  /** The identifier of the homonym who comes as that one, from 0 on: the first has no number. */
  public static String numbered(String base, long homonym) {
    return homonym == 0 ? base : base + homonym;
  }

  private static String part(String name) {
    String latin = Transliteration.of(Spelling.fold(name));
    return latin.length() <= MAX_PART_LENGTH ? latin : latin.substring(0, MAX_PART_LENGTH);
  }
}
