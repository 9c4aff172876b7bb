package fr.marelle.sms;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.Constants;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

/**
 * What is configured for one gateway or one realm: options of the server, or a component of the
 * realm. A value {@code ${vault.name}} stands for that entry of the realm's vault.
 */
public final class SmsSettings {
  private static final int MAX_VALUE = 4_000;

  private final Function<String, Stream<String>> values;
  private final VaultTranscriber vault;

  private SmsSettings(Function<String, Stream<String>> values, VaultTranscriber vault) {
    this.values = values;
    this.vault = vault;
  }

  /** The server's. */
  public static SmsSettings of(Config.Scope options, VaultTranscriber vault) {
    return new SmsSettings(name -> Stream.ofNullable(options.get(name)), vault);
  }

  /** A component's. */
  public static SmsSettings of(ComponentModel component, VaultTranscriber vault) {
    return new SmsSettings(
        name -> {
          List<String> configured = component.getConfig().get(name);
          return configured == null ? Stream.empty() : configured.stream();
        },
        vault);
  }

  /** A text without the spaces around it. */
  public Optional<String> text(String name) {
    return all(name).findFirst();
  }

  /**
   * A text that must be there.
   *
   * @throws BadSetting where it is not
   */
  public String required(String name) {
    return text(name).orElseThrow(() -> new BadSetting(name));
  }

  /**
   * A text that must be there and look so.
   *
   * @throws BadSetting where it does not
   */
  public String matching(String name, String pattern) {
    return text(name).filter(text -> text.matches(pattern)).orElseThrow(() -> new BadSetting(name));
  }

  /**
   * A whole number.
   *
   * @throws BadSetting where it is none, or beyond those limits
   */
  public int number(String name, int otherwise, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new BadSetting(name);
  }

  /** Whether it is switched on. */
  public boolean flag(String name) {
    return text(name).filter(Boolean::parseBoolean).isPresent();
  }

  /** Several texts; in one option they stand with {@code ##} between. */
  public List<String> list(String name) {
    return all(name)
        .flatMap(value -> Stream.of(value.split(Constants.CFG_DELIMITER, -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private Stream<String> all(String name) {
    return values
        .apply(name)
        .filter(value -> value != null && !value.isBlank())
        .map(value -> revealed(name, value.strip()));
  }

  private String revealed(String name, String value) {
    if (value.length() > MAX_VALUE) {
      throw new BadSetting(name);
    }
    try (VaultStringSecret secret = vault.getStringSecret(value)) {
      // What is no reference to the vault comes back as it is.
      return secret.get().orElseThrow(() -> new BadSetting(name));
    }
  }
}
