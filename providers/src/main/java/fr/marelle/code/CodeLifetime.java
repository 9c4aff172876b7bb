package fr.marelle.code;

import fr.marelle.settings.StepSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How long a new code of one kind can be used. Set in the console, in the configuration of the step
 * {@value #AUTHENTICATOR} of the realm's browser flow.
 */
public final class CodeLifetime {
  /** The authenticator whose configuration holds the setting. */
  public static final String AUTHENTICATOR = "marelle-login";

  /** A year of school; without a limit where set to 0. */
  static final CodeLifetime ACTIVATION =
      new CodeLifetime("activationCodeLifetimeDays", ChronoUnit.DAYS, 365, 0, 3650);

  /**
   * A day: « 24 heures au plus » for what replaces a password (CNIL, délibération 2022-100). A
   * school may stretch it to a month, never leave it without a limit.
   */
  static final CodeLifetime RENEWAL =
      new CodeLifetime("renewalCodeLifetimeHours", ChronoUnit.HOURS, 24, 1, 720);

  private final String property;
  private final ChronoUnit unit;
  private final int usual;
  private final int least;
  private final int most;

  private CodeLifetime(String property, ChronoUnit unit, int usual, int least, int most) {
    this.property = property;
    this.unit = unit;
    this.usual = usual;
    this.least = least;
    this.most = most;
  }

  static CodeLifetime of(CodeKind kind) {
    return switch (kind) {
      case ACTIVATION -> ACTIVATION;
      case RENEWAL -> RENEWAL;
    };
  }

  /** The settings, for the console; their labels and helps are message keys. */
  public static List<ProviderConfigProperty> properties() {
    return Stream.of(ACTIVATION, RENEWAL).map(CodeLifetime::declaration).toList();
  }

  private ProviderConfigProperty declaration() {
    ProviderConfigProperty declaration = new ProviderConfigProperty();
    declaration.setName(property);
    declaration.setLabel("marelleLoginConfig." + property);
    declaration.setType(ProviderConfigProperty.INTEGER_TYPE);
    declaration.setDefaultValue(usual);
    declaration.setHelpText("marelleLoginConfig." + property + ".help");
    return declaration;
  }

  /** When a code issued at that time in this realm expires; empty where such codes don't. */
  Optional<Instant> expiry(RealmModel realm, Instant issuedAt) {
    Duration lifetime = Duration.of(configured(realm).map(this::length).orElse(usual), unit);
    return lifetime.isZero() ? Optional.empty() : Optional.of(issuedAt.plus(lifetime));
  }

  /** In this lifetime's unit; 0 for codes that never expire. */
  int length(Map<String, String> config) {
    String length = config.get(property);
    try {
      return length == null || length.isBlank()
          ? usual
          : Math.min(most, Math.max(least, Integer.parseInt(length.strip())));
    } catch (NumberFormatException notANumber) {
      return usual;
    }
  }

  private static Optional<Map<String, String>> configured(RealmModel realm) {
    return StepSettings.of(realm, realm.getBrowserFlow(), AUTHENTICATOR);
  }
}
