package fr.marelle.code;

import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * Where the keys come from that seal codes. An extension point: another implementation may ask an
 * HSM or a KMS.
 */
public interface CodeKeysProvider extends Provider {

  /**
   * The key that seals new codes.
   *
   * @throws IllegalStateException if there is none, with a sentence for the operator
   */
  SealingKey current();

  /** The key of that id, whether current or an earlier one. */
  Optional<SealingKey> find(String id);

  @Override
  default void close() {}
}
