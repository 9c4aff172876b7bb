package fr.marelle.recovery;

import fr.marelle.account.Profile;
import fr.marelle.settings.StepSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What a realm decides about forgotten passwords and identifiers: the configuration of the step
 * {@value #AUTHENTICATOR} of its reset credentials flow, found by provider and never by alias.
 *
 * @param help what the login page offers
 * @param explicit whether answers tell what is known of an account, and so whether there is one
 * @param ways the way of each profile
 * @param linkLifetime how long a link in a mail is good for
 * @param completion what a forgotten identifier asks for besides the address
 * @param endsSessions whether whatever was open ends with the old password
 * @param requestsOfNetwork how many requests an hour are written down for one network
 */
record RecoverySettings(
    Help help,
    boolean explicit,
    Map<Profile, Way> ways,
    Duration linkLifetime,
    Completion completion,
    boolean endsSessions,
    int requestsOfNetwork) {
  static final String AUTHENTICATOR = "marelle-recovery";

  static final String HELP = "help";
  static final String ANSWERS = "answers";
  static final String NEUTRAL = "neutral";
  static final String EXPLICIT = "explicit";
  static final String WAY = "way.";
  static final String LINK_LIFETIME = "linkLifetimeMinutes";
  static final String COMPLETION = "completion";
  static final String ENDS_SESSIONS = "endSessions";
  static final String REQUESTS_OF_NETWORK = "networkRequestsPerHour";

  /** CNIL, délibération 2022-100: 24 hours at most, one to four advised. */
  static final int LINK_MINUTES = 60;

  private static final int MOST_LINK_MINUTES = 1440;

  /** A school shares one address. */
  static final int REQUESTS_AN_HOUR = 300;

  private static final int MOST_REQUESTS_AN_HOUR = 100_000;

  /** The realm's; empty where its reset credentials flow is not ours, or is switched off. */
  static Optional<RecoverySettings> of(RealmModel realm) {
    return realm.isResetPasswordAllowed()
        ? StepSettings.of(realm, realm.getResetCredentialsFlow(), AUTHENTICATOR)
            .map(RecoverySettings::read)
        : Optional.empty();
  }

  /** Whatever is missing or makes no sense is as it is by default. */
  static RecoverySettings read(Map<String, String> config) {
    Map<Profile, Way> ways = new EnumMap<>(Profile.class);
    for (Profile profile : Profile.values()) {
      ways.put(profile, Way.parse(config.get(WAY + profile.value())).orElse(defaultWay(profile)));
    }
    return new RecoverySettings(
        Help.parse(config.get(HELP)).orElse(Help.PAGE),
        EXPLICIT.equals(config.get(ANSWERS)),
        ways,
        Duration.ofMinutes(number(config.get(LINK_LIFETIME), LINK_MINUTES, MOST_LINK_MINUTES)),
        Completion.parse(config.get(COMPLETION)).orElse(Completion.NAME),
        !"false".equals(config.get(ENDS_SESSIONS)),
        number(config.get(REQUESTS_OF_NETWORK), REQUESTS_AN_HOUR, MOST_REQUESTS_AN_HOUR));
  }

  /** A pupil asks the teacher (seed 004): most have no address of their own. */
  static Way defaultWay(Profile profile) {
    return profile == Profile.PUPIL ? Way.TEACHER : Way.LINK;
  }

  private static int number(String configured, int usual, int most) {
    try {
      return configured == null || configured.isBlank()
          ? usual
          : Math.min(most, Math.max(1, Integer.parseInt(configured.strip())));
    } catch (NumberFormatException notANumber) {
      return usual;
    }
  }

  /** The way of this account's profile; without one, a link. */
  Way way(UserModel user) {
    return Profile.of(user).map(ways::get).orElse(Way.LINK);
  }
}
