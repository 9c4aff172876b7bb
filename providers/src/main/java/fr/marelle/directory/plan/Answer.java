package fr.marelle.directory.plan;

import java.util.Optional;

/**
 * What a person said to a {@link Doubt}.
 *
 * @param account id of the account that it is; empty for somebody new
 */
public record Answer(Optional<String> account) {
  /** Nobody who is known. */
  public static final Answer SOMEONE_NEW = new Answer(Optional.empty());

  /** That account. */
  public static Answer of(String account) {
    return new Answer(Optional.of(account));
  }

  /** Whether it is somebody new. */
  boolean isSomeoneNew() {
    return account.isEmpty();
  }
}
