package fr.marelle.code;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keys from the server's configuration, or the one of a development server.
 *
 * @param keys the first seals, all open; at least one
 */
record KeyRing(List<SealingKey> keys) implements CodeKeysProvider {

  KeyRing {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("No code key.");
    }
    if (keys.stream().map(SealingKey::id).distinct().count() < keys.size()) {
      throw new IllegalArgumentException("Two code keys have the same id.");
    }
  }

  /**
   * @param configured {@code id:base64[,id:base64…]}
   * @throws IllegalArgumentException with a sentence that never quotes a key
   */
  static KeyRing parse(String configured) {
    return new KeyRing(Arrays.stream(configured.split(",", -1)).map(KeyRing::parseOne).toList());
  }

  private static SealingKey parseOne(String entry) {
    int colon = entry.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "Each code key is written id:key, with a comma between two of them.");
    }
    return SealingKey.of(entry.substring(0, colon).strip(), entry.substring(colon + 1));
  }

  @Override
  public SealingKey current() {
    return keys.get(0);
  }

  @Override
  public Optional<SealingKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }
}
