package fr.marelle.activation;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.DisplayName;
import fr.marelle.account.Profile;
import fr.marelle.audit.AccountEvents;
import fr.marelle.code.CodeKind;
import fr.marelle.code.form.CodeForm;
import fr.marelle.contact.ContactEntry;
import fr.marelle.contact.ContactVerification;
import fr.marelle.contact.EmailAddress;
import fr.marelle.contact.EmailRule;
import fr.marelle.contact.FirstContacts;
import fr.marelle.contact.MobileNumber;
import fr.marelle.contact.RealmRules;
import fr.marelle.look.Look;
import fr.marelle.password.NewPassword;
import fr.marelle.terms.Terms;
import fr.marelle.terms.TermsService;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The activation form of one account: what it asks, what is wrong with what was entered, and
 * keeping it.
 */
public final class ActivationForm implements CodeForm<ActivationEntries> {
  private static final String TEMPLATE = "marelle-activation.ftl";

  private final AuthenticationFlowContext context;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final TermsService terms;
  private final Optional<Terms> termsInForce;
  private final LookQuestion look;
  private final Optional<String> provedMobile;

  /** The form of this account. */
  public ActivationForm(AuthenticationFlowContext context, UserModel user) {
    this(context, user, Optional.empty());
  }

  /**
   * The form of an account whose owner has come by her mobile: it is kept as verified, and not
   * asked for.
   *
   * @param provedMobile in E.164
   */
  public static ActivationForm afterProof(
      AuthenticationFlowContext context, UserModel user, String provedMobile) {
    return new ActivationForm(context, user, Optional.of(provedMobile));
  }

  private ActivationForm(
      AuthenticationFlowContext context, UserModel user, Optional<String> provedMobile) {
    this.context = context;
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.user = user;
    this.terms = new TermsService(session);
    this.termsInForce = TermsService.current(session, realm);
    this.look = LookQuestion.of(context.getAuthenticatorConfig(), user);
    this.provedMobile = provedMobile;
  }

  @Override
  public ActivationEntries read(MultivaluedMap<String, String> submitted) {
    return ActivationEntries.read(submitted);
  }

  @Override
  public Response show() {
    // What the directory knows stays with the directory: whoever found the sheet would read it
    // here.
    return show(ActivationEntries.none(), List.of());
  }

  @Override
  public Response show(ActivationEntries entries, List<FormMessage> errors) {
    LoginFormsProvider form = context.form().setAttribute("activation", bean(entries));
    if (!errors.isEmpty()) {
      form.setErrors(errors);
    }
    return form.createForm(TEMPLATE);
  }

  @Override
  public List<FormMessage> errors(ActivationEntries entries) {
    List<FormMessage> errors = new ArrayList<>();
    errors.addAll(entries.password().errors(session, realm, user));
    emailErrors(email(entries)).forEach(errors::add);
    mobile(entries)
        .error()
        .ifPresent(e -> errors.add(new FormMessage(ActivationEntries.MOBILE, e.messageKey())));
    if (look.isAsked() && entries.look().isEmpty()) {
      errors.add(new FormMessage(ActivationEntries.LOOK, "marelleMissingLook"));
    }
    termsInForce.ifPresent(text -> termsErrors(text, entries).forEach(errors::add));
    return errors;
  }

  /**
   * Ours, else what the realm's own rules say of an address, such as that another account has it.
   */
  private Stream<FormMessage> emailErrors(ContactEntry email) {
    if (email.error().isPresent()) {
      return Stream.of(new FormMessage(ActivationEntries.EMAIL, email.error().get().messageKey()));
    }
    return email.value().stream()
        .flatMap(address -> RealmRules.errors(session, user, address).stream())
        .map(e -> new FormMessage(ActivationEntries.EMAIL, e.getMessage(), e.getParameters()));
  }

  private static Stream<FormMessage> termsErrors(Terms inForce, ActivationEntries entries) {
    if (!inForce.sha256().equals(entries.termsDigest())) {
      return Stream.of(new FormMessage(ActivationEntries.TERMS, "marelleTermsChanged"));
    }
    return entries.termsAccepted()
        ? Stream.empty()
        : Stream.of(new FormMessage(ActivationEntries.TERMS, "marelleMissingTerms"));
  }

  /** Makes the account active. */
  @Override
  public void keep(ActivationEntries entries) {
    entries.password().keep(user);
    FirstContacts contacts =
        new FirstContacts(
            session, realm, user, context.getEvent(), session.getContext().resolveLocale(user));
    provedMobile.ifPresent(contacts::keepProof);
    contacts.keep(
        email(entries).value(), mobile(entries).value().filter(number -> provedMobile.isEmpty()));
    entries
        .look()
        .filter(chosen -> look.isAsked())
        .ifPresent(chosen -> user.setSingleAttribute(AccountAttributes.THEME, chosen.value()));
    ContactVerification.atFirstConnection(context.getAuthenticationSession());
    EventBuilder event = context.getEvent().clone().user(user);
    termsInForce.ifPresent(text -> terms.accept(realm, user, text, event));
    event
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
        .detail(AccountEvents.CODE_TYPE, CodeKind.ACTIVATION.credentialType())
        .detail(AccountEvents.PROFILE, Profile.of(user).map(Profile::value).orElse(null))
        .success();
  }

  private ContactEntry email(ActivationEntries entries) {
    return EmailAddress.read(entries.email(), EmailRule.isMandatory(realm, user));
  }

  private static ContactEntry mobile(ActivationEntries entries) {
    return MobileNumber.read(entries.mobile());
  }

  private Map<String, Object> bean(ActivationEntries entries) {
    Map<String, Object> bean = new HashMap<>(NewPassword.bean(realm, user));
    bean.put("displayName", DisplayName.fullName(user));
    bean.put("emailRequired", EmailRule.isMandatory(realm, user));
    bean.put("lookChoice", look.isAsked());
    bean.put("enrolment", provedMobile.isPresent());
    bean.put("terms", termsInForce.map(text -> terms.bean(realm, text)).orElse(null));
    bean.put("values", values(entries));
    return bean;
  }

  private static Map<String, Object> values(ActivationEntries entries) {
    return Map.of(
        "email", shown(entries.email(), EmailAddress.MAX_LENGTH),
        "mobile", shown(entries.mobile(), MobileNumber.MAX_LENGTH),
        "look", entries.look().map(Look::value).orElse(""),
        "termsAccepted", entries.termsAccepted());
  }

  private static String shown(String entered, int limit) {
    return entered.length() > limit ? entered.substring(0, limit) : entered;
  }
}
