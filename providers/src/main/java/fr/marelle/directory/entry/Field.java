package fr.marelle.directory.entry;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a source says of one field of an entry. A source that says nothing ({@link Absent}) leaves
 * the field as it is; one that says it is empty ({@link Cleared}) takes away what was there.
 *
 * @param <T> what the field holds
 */
public sealed interface Field<T> {

  /** Not said: what is known stays. */
  record Absent<T>() implements Field<T> {
    private static final Absent<?> INSTANCE = new Absent<>();
  }

  /** Said to be empty: what was known goes. */
  record Cleared<T>() implements Field<T> {
    private static final Cleared<?> INSTANCE = new Cleared<>();
  }

  /**
   * Said.
   *
   * @param content normalised, never null
   */
  record Value<T>(T content) implements Field<T> {
    public Value {
      Objects.requireNonNull(content);
    }
  }

  /** A field that was not said. */
  @SuppressWarnings("unchecked")
  static <T> Field<T> absent() {
    return (Field<T>) Absent.INSTANCE;
  }

  /** A field that was said to be empty. */
  @SuppressWarnings("unchecked")
  static <T> Field<T> cleared() {
    return (Field<T>) Cleared.INSTANCE;
  }

  /** A field with a value. */
  static <T> Field<T> of(T content) {
    return new Value<>(content);
  }

  /** What was said; empty where nothing was said and where the field was cleared. */
  default Optional<T> value() {
    return this instanceof Value<T> said ? Optional.of(said.content()) : Optional.empty();
  }

  /** Whether the source leaves the field alone. */
  default boolean isAbsent() {
    return this instanceof Absent;
  }

  /** Whether the source empties the field. */
  default boolean isCleared() {
    return this instanceof Cleared;
  }

  /** The same, of another type. */
  default <R> Field<R> map(Function<? super T, ? extends R> function) {
    if (this instanceof Value<T> said) {
      return of(function.apply(said.content()));
    }
    return isCleared() ? cleared() : absent();
  }

  /**
   * What the field holds after this was said.
   *
   * @param known what it held before
   */
  default Optional<T> over(Optional<T> known) {
    return isAbsent() ? known : value();
  }
}
