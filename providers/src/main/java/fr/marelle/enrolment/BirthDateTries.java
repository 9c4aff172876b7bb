package fr.marelle.enrolment;

import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** How often the birth dates of a relative's children may be given in a day. */
final class BirthDateTries {
  private final SendingLimits limits;
  private final SendingLimit today;

  BirthDateTries(KeycloakSession session, EnrolmentSettings settings) {
    this.limits = new SendingLimits(session);
    this.today =
        new SendingLimit("enrolment-birth-dates", settings.birthDateTries(), Duration.ofDays(1));
  }

  /** Takes one before the dates are looked at; whether there was one left. */
  boolean take(UserModel relative) {
    return limits.take(today, relative.getId());
  }

  boolean isOneLeft(UserModel relative) {
    return limits.areLeft(List.of(new Allowance(today, relative.getId())));
  }
}
