package fr.marelle.directory.entry;

import java.util.Objects;

/**
 * The directory's own id of a person or a school.
 *
 * @param namespace within which it is unique: the academy of a jointure ({@code lille}); empty
 *     where the id is unique by itself
 * @param value as the source has it
 */
public record ExternalId(String namespace, String value) {
  /** Longest {@link #namespace}. */
  public static final int MAX_NAMESPACE_LENGTH = 40;

  /** Longest {@link #value}. */
  public static final int MAX_VALUE_LENGTH = 128;

  /** Between the two in {@link #text}. */
  public static final char SEPARATOR = ':';

  public ExternalId {
    Objects.requireNonNull(namespace);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an id without a value");
    }
  }

  /** As it is kept in an account or a group: {@code lille:1234567}. */
  public String text() {
    return namespace.isEmpty() ? value : namespace + SEPARATOR + value;
  }
}
