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
  private final Function<String, Optional<String>> vault;
  private final boolean operators;

  private SmsSettings(
      Function<String, Stream<String>> values,
      Function<String, Optional<String>> vault,
      boolean operators) {
    this.values = values;
    this.vault = vault;
    this.operators = operators;
  }

  /** The server's. */
  public static SmsSettings of(Config.Scope options, VaultTranscriber vault) {
    return new SmsSettings(of(options), revealing(vault), true);
  }

  /** The server's that are no secrets, at its start, when there is no realm and no vault. */
  static SmsSettings atStart(Config.Scope options) {
    return new SmsSettings(of(options), Optional::of, true);
  }

  private static Function<String, Stream<String>> of(Config.Scope options) {
    return name -> Stream.ofNullable(options.get(name));
  }

  /**
   * A component's.
   *
   * @param operators see {@link #areOperators()}
   */
  public static SmsSettings of(
      ComponentModel component, VaultTranscriber vault, boolean operators) {
    return new SmsSettings(
        name -> {
          List<String> configured = component.getConfig().get(name);
          return configured == null ? Stream.empty() : configured.stream();
        },
        revealing(vault),
        operators);
  }

  /** What is no reference to the vault comes back as it is. */
  private static Function<String, Optional<String>> revealing(VaultTranscriber vault) {
    return value -> {
      try (VaultStringSecret secret = vault.getStringSecret(value)) {
        return secret.get();
      }
    };
  }

  /**
   * Whether whoever made them may have this server speak to itself and its neighbours, and without
   * TLS: the operator, and administrators of realms where the operator says so.
   */
  public boolean areOperators() {
    return operators;
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
    // A file of the vault often ends with a new line, which no header takes.
    return vault
        .apply(value)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new BadSetting(name));
  }
}
