package fr.marelle.terms;

import fr.marelle.account.AccountAttributes;
import fr.marelle.audit.AccountEvents;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The terms in force in a realm, and their acceptance. */
public final class TermsService {
  private final KeycloakSession session;

  public TermsService(KeycloakSession session) {
    this.session = session;
  }

  /**
   * The terms in force now, in the language of the page that is about to be shown, else in the
   * realm's default language, else in whichever there is. Empty where the realm has none, or has
   * switched the required action off.
   */
  public static Optional<Terms> current(KeycloakSession session, RealmModel realm) {
    return inForce(realm)
        .map(
            edition ->
                edition.in(
                    Stream.of(
                            pageLocale(session).toLanguageTag(),
                            Objects.requireNonNullElse(realm.getDefaultLocale(), ""))
                        .map(Locale::forLanguageTag)));
  }

  /** What the pages call {@code terms}. */
  public TermsBean bean(RealmModel realm, Terms terms) {
    return new TermsBean(terms, pageLocale(session), printUrl(realm, terms));
  }

  /**
   * Records that the person accepted these terms: in the table, on the account and as an event
   * {@code CUSTOM_REQUIRED_ACTION} of its own, beside the one that is under way. Accepting a
   * version again changes nothing but the account's attributes.
   */
  public void accept(RealmModel realm, UserModel user, Terms terms, EventBuilder event) {
    record(realm, user, terms);
    describe(terms, event.clone().event(EventType.CUSTOM_REQUIRED_ACTION).user(user))
        .detail(Details.CUSTOM_REQUIRED_ACTION, TermsRequiredActionFactory.ID)
        .success();
  }

  void record(RealmModel realm, UserModel user, Terms terms) {
    long now = Time.currentTimeMillis();
    TermsRecords records = new TermsRecords(session);
    keepText(records, realm.getId(), terms, now);
    records.addAcceptance(realm.getId(), user.getId(), terms, now);
    user.setSingleAttribute(AccountAttributes.TERMS_VERSION, terms.version());
    user.setSingleAttribute(
        AccountAttributes.TERMS_ACCEPTED_AT, Instant.ofEpochMilli(now).toString());
  }

  /**
   * In a short transaction of its own: a class that is the first to accept a new version would
   * otherwise queue behind the slowest of its pupils.
   */
  private void keepText(TermsRecords records, String realmId, Terms terms, long now) {
    if (!records.hasText(realmId, terms)) {
      KeycloakModelUtils.runJobInTransaction(
          session.getKeycloakSessionFactory(),
          apart -> new TermsRecords(apart).addText(realmId, terms, now));
    }
  }

  static EventBuilder describe(Terms terms, EventBuilder event) {
    return event
        .detail(AccountEvents.TERMS_VERSION, terms.version())
        .detail(AccountEvents.TERMS_LOCALE, terms.locale().toLanguageTag())
        .detail(AccountEvents.TERMS_SHA256, terms.sha256());
  }

  /** Reads nothing but the cached realm, since it is asked at every authentication. */
  static Optional<TermsEdition> inForce(RealmModel realm) {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(TermsRequiredActionFactory.ID);
    return action == null || !action.isEnabled() || action.getConfig() == null
        ? Optional.empty()
        : new TermsConfig(action.getConfig())
            .inForce(Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  private URI printUrl(RealmModel realm, Terms terms) {
    return RealmsResource.realmBaseUrl(session.getContext().getUri())
        .path(TermsPageProvider.ID)
        .queryParam("kc_locale", terms.locale().toLanguageTag())
        .build(realm.getName());
  }

  private static Locale pageLocale(KeycloakSession session) {
    AuthenticationSessionModel signingIn = session.getContext().getAuthenticationSession();
    return session
        .getContext()
        .resolveLocale(signingIn == null ? null : signingIn.getAuthenticatedUser());
  }
}
