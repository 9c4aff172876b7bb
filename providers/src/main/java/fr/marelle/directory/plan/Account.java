package fr.marelle.directory.plan;

import fr.marelle.account.AccountAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account as it is, as far as a directory may change it.
 *
 * @param attributes those that a directory may change; others are left out
 */
public record Account(
    String id,
    String identifier,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> email,
    boolean emailVerified,
    boolean enabled,
    Map<String, List<String>> attributes) {

  /** The first value of an attribute. */
  public Optional<String> attribute(String name) {
    return attributes.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** All values of an attribute. */
  public Set<String> values(String name) {
    return new TreeSet<>(attributes.getOrDefault(name, List.of()));
  }

  /** Of a relative: external ids of the pupils. */
  public Set<String> children() {
    return values(AccountAttributes.CHILDREN);
  }
}
