package fr.marelle.enrolment;

import fr.marelle.settings.StepSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * What a realm decides about parents who enrol themselves: the configuration of the step {@value
 * #AUTHENTICATOR} of its registration flow, found by provider and never by alias.
 *
 * @param validity how long a code is good for after it was asked for
 * @param cooldown how long asking again sends nothing
 * @param birthDateTries how often in a day birth dates may be given for one account
 * @param requestsOfNetwork how many wishes for a code an hour are written down for one network
 */
record EnrolmentSettings(
    Duration validity, Duration cooldown, int birthDateTries, int requestsOfNetwork) {
  static final String AUTHENTICATOR = "marelle-enrolment";

  static final String VALIDITY = "codeMinutes";
  static final String COOLDOWN = "resendSeconds";
  static final String BIRTH_DATE_TRIES = "birthDateTries";
  static final String REQUESTS_OF_NETWORK = "networkRequestsPerHour";

  /** « Ce code est valable pendant une durée de 30min » (seed 003). */
  static final int MINUTES = 30;

  static final int SECONDS = 60;
  static final int TRIES = 5;

  /**
   * A school shares one address, and a mobile operator's customers do: one pupil's telephone must
   * not shut the door to all of them. It protects no more than rows; what leaves has its own
   * limits.
   */
  static final int REQUESTS_AN_HOUR = 3_000;

  private static final int LEAST_MINUTES = 5;
  private static final int LEAST_SECONDS = 30;
  private static final int MOST_SECONDS = 600;
  private static final int MOST_TRIES = 10;
  private static final int MOST_REQUESTS_AN_HOUR = 100_000;

  /** The realm's; empty where its registration flow is not ours, or is switched off. */
  static Optional<EnrolmentSettings> of(RealmModel realm) {
    return realm.isRegistrationAllowed()
        ? StepSettings.of(realm, realm.getRegistrationFlow(), AUTHENTICATOR)
            .map(EnrolmentSettings::read)
        : Optional.empty();
  }

  /** Whether the realm's registration flow is ours, in use or switched off. */
  static boolean hasStep(RealmModel realm) {
    return StepSettings.isIn(realm, realm.getRegistrationFlow(), AUTHENTICATOR);
  }

  /** Whatever is missing or makes no sense is as it is by default. */
  static EnrolmentSettings read(Map<String, String> config) {
    return new EnrolmentSettings(
        Duration.ofMinutes(number(config.get(VALIDITY), MINUTES, LEAST_MINUTES, MINUTES)),
        Duration.ofSeconds(number(config.get(COOLDOWN), SECONDS, LEAST_SECONDS, MOST_SECONDS)),
        number(config.get(BIRTH_DATE_TRIES), TRIES, 1, MOST_TRIES),
        number(config.get(REQUESTS_OF_NETWORK), REQUESTS_AN_HOUR, 1, MOST_REQUESTS_AN_HOUR));
  }

  /** How long asking again sends nothing, in minutes that have begun. */
  long cooldownMinutes() {
    return cooldown.plusMinutes(1).minusMillis(1).toMinutes();
  }

  /** How long a code lives. */
  CodeLife life() {
    return new CodeLife(validity);
  }

  private static int number(String configured, int usual, int least, int most) {
    try {
      return configured == null || configured.isBlank()
          ? usual
          : Math.min(most, Math.max(least, Integer.parseInt(configured.strip())));
    } catch (NumberFormatException notANumber) {
      return usual;
    }
  }
}
