package fr.marelle.directory.entry;

/**
 * A function that somebody has at a school (fonction).
 *
 * @param code of the nomenclature ({@code ENS}, {@code DIR}, {@code EDU}…); empty where the source
 *     has words only
 * @param label in words, may be empty
 * @param discipline in words, may be empty
 */
public record Post(SchoolRef school, String code, String label, String discipline) {
  /** Longest of each. */
  public static final int MAX_LENGTH = 255;
}
