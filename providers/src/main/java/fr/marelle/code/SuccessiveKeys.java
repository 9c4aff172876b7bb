package fr.marelle.code;

import java.util.Optional;

/**
 * Keys from two places, while they move from one to the other.
 *
 * @param present seals and opens
 * @param former still opens
 */
record SuccessiveKeys(CodeKeysProvider present, CodeKeysProvider former)
    implements CodeKeysProvider {

  @Override
  public SealingKey current() {
    return present.current();
  }

  @Override
  public Optional<SealingKey> find(String id) {
    return present.find(id).or(() -> former.find(id));
  }
}
