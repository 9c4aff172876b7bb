package fr.marelle.enrolment;

import fr.marelle.activation.ActivationForm;
import fr.marelle.attachment.AttachmentReports;
import fr.marelle.audit.AccountEvents;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.MatchedCode;
import fr.marelle.code.StoredCode;
import fr.marelle.code.form.FormOutcome;
import fr.marelle.code.form.OpenedForm;
import fr.marelle.contact.ContactCode;
import fr.marelle.contact.MobileNumber;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import fr.marelle.throttle.Tries;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The pages of an enrolment, one after the other. Up to the right code each of them is the same for
 * everybody, and nobody has been looked up to show it.
 */
final class EnrolmentDialog {
  /** Which button was pressed. */
  private static final String BUTTON = "do";

  private static final String CODE = "code";
  private static final String BEAN = "enrolment";

  private final AuthenticationFlowContext context;
  private final EnrolmentSettings settings;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final EnrolmentVisit visit;
  private final Enrolments enrolments;
  private final Relatives relatives;

  EnrolmentDialog(AuthenticationFlowContext context, EnrolmentSettings settings) {
    this.context = context;
    this.settings = settings;
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.visit = new EnrolmentVisit(context.getAuthenticationSession());
    this.enrolments = new Enrolments(session, realm);
    this.relatives = new Relatives(session, realm);
  }

  /** The page where the person is: at the start, after a reload or in another language. */
  FormOutcome resume() {
    return form().isUnderWay() ? follow(form().resume()) : here();
  }

  /** What a person did on one of the pages; nothing, where it belongs to another one. */
  FormOutcome submit(MultivaluedMap<String, String> entered) {
    if (form().isUnderWay()) {
      return follow(form().submit(entered));
    }
    String button = Objects.requireNonNullElse(entered.getFirst(BUTTON), "");
    return switch (visit.page()) {
      case CHOICE -> button.equals("begin") ? show(EnrolmentPage.NAMES) : here();
      case NAMES -> button.equals("names") ? names(Claim.Entries.read(entered)) : here();
      case CONFIRM ->
          switch (button) {
            case "send" -> ask();
            case "change" -> show(EnrolmentPage.NAMES);
            default -> here();
          };
      case CODE ->
          switch (button) {
            case "check" -> check(entered.getFirst(CODE));
            case "resend" -> ask();
            case "change" -> show(EnrolmentPage.NAMES);
            default -> here();
          };
      case CHILDREN -> button.equals("children") ? children(entered) : here();
      case END -> button.equals("begin") ? begin() : here();
    };
  }

  private FormOutcome begin() {
    visit.begin();
    return here();
  }

  private FormOutcome show(EnrolmentPage page) {
    visit.go(page);
    return here();
  }

  private FormOutcome here() {
    return switch (visit.page()) {
      case CHOICE -> page(EnrolmentPage.CHOICE, Map.of(), List.of());
      case NAMES -> namesPage(said(), List.of());
      case CONFIRM -> visit.claim().isPresent() ? confirmPage() : begin();
      case CODE -> visit.claim().isPresent() ? codePage(Optional.empty(), List.of()) : begin();
      case CHILDREN -> childrenPage();
      case END -> endPage();
    };
  }

  private Claim.Entries said() {
    return visit.claim().map(Claim.Entries::of).orElseGet(Claim.Entries::none);
  }

  private FormOutcome names(Claim.Entries entries) {
    List<FormMessage> errors = entries.errors();
    if (!errors.isEmpty()) {
      return namesPage(entries, errors);
    }
    visit.claim(entries.claim());
    return show(EnrolmentPage.CONFIRM);
  }

  private FormOutcome namesPage(Claim.Entries entries, List<FormMessage> errors) {
    return page(EnrolmentPage.NAMES, bean(entries), errors);
  }

  private FormOutcome confirmPage() {
    return page(EnrolmentPage.CONFIRM, bean(said()), List.of());
  }

  private static Map<String, Object> bean(Claim.Entries entries) {
    return Map.of(
        "lastName", entries.lastName(),
        "firstName", entries.firstName(),
        "mobile", entries.mobile());
  }

  /** Has a code sent, if there is somebody; the answer is the same to all. */
  private FormOutcome ask() {
    if (visit.claim().isEmpty()) {
      return begin();
    }
    Claim claim = visit.claim().get();
    Enrolments.Asked asked = enrolments.ask(claim, settings, EnrolmentRequest.of(context));
    enrolments.idOf(claim).ifPresent(visit::waitsFor);
    visit.go(EnrolmentPage.CODE);
    return switch (asked) {
      case YES -> codePage(Optional.of("marelleEnrolmentSent"), List.of());
      case A_MOMENT_AGO -> codePage(Optional.of("marelleEnrolmentOnItsWay"), List.of());
      case SPENT -> codeError("marelleEnrolmentCodeSpent");
    };
  }

  private FormOutcome codePage(Optional<String> said, List<FormMessage> errors) {
    Map<String, Object> bean = new HashMap<>();
    bean.put("mobile", MobileNumber.readable(visit.claim().orElseThrow().mobile()));
    bean.put("minutes", settings.validity().toMinutes());
    said.ifPresent(key -> bean.put("said", key));
    return page(EnrolmentPage.CODE, bean, errors);
  }

  private FormOutcome codeError(String key) {
    return codePage(Optional.empty(), List.of(new FormMessage(CODE, key)));
  }

  /** Takes its turn, its time and its count whether there is somebody or not. */
  private FormOutcome check(String typed) {
    Optional<String> code = ContactCode.read(typed);
    if (code.isEmpty()) {
      return codeError("marelleContactCodeIncomplete");
    }
    Optional<Enrolment> waiting = visit.enrolment().flatMap(enrolments::find);
    if (waiting.isEmpty()) {
      return codeError("marelleEnrolmentCodeGone");
    }
    Enrolment enrolment = waiting.get();
    if (enrolment.isExpired(Enrolments.now())) {
      return codeError("marelleEnrolmentCodeExpired");
    }
    Suspect suspect = Suspect.of(session, realm, enrolment);
    boolean locked = suspect.isLocked();
    if (!enrolments.countTry(enrolment)) {
      return codeError("marelleEnrolmentCodeSpent");
    }
    String right = EnrolmentKey.of(session, realm).code(enrolment.id(), enrolment.nonce());
    if (EnrolmentKey.same(right, code.get())
        && !locked
        && suspect.user().isPresent()
        && enrolments.use(enrolment)) {
      visit.proved(suspect.user().get().getId());
      return here();
    }
    if (!locked) {
      suspect.failed();
    }
    EventBuilder event = context.getEvent().clone();
    suspect.user().ifPresent(event::user);
    event.detail(AccountEvents.ENROLMENT, CODE).error(Errors.INVALID_CODE);
    return codeError(
        enrolment.tries() + 1 < Enrolment.MOST_TRIES
            ? "marelleEnrolmentCodeWrong"
            : "marelleEnrolmentCodeSpent");
  }

  private Optional<UserModel> proved() {
    return visit.proved().map(account -> session.users().getUserById(realm, account));
  }

  private FormOutcome childrenPage() {
    Optional<UserModel> relative = proved();
    if (relative.isEmpty()) {
      return begin();
    }
    List<Child> children = relatives.children(relative.get());
    return hindrance(relative.get())
        .orElseGet(() -> childrenPage(children, ChildEntries.none(children.size()), List.of()));
  }

  private FormOutcome childrenPage(
      List<Child> children, ChildEntries entries, List<FormMessage> errors) {
    List<Map<String, Object>> all =
        IntStream.range(0, children.size())
            .mapToObj(i -> entries.bean(i, children.get(i)))
            .toList();
    return page(EnrolmentPage.CHILDREN, Map.of("children", all), errors);
  }

  /** What changed since the code left. The person has proved who she is, so she may be told. */
  private Optional<FormOutcome> hindrance(UserModel relative) {
    return switch (relatives.situation(relative)) {
      case READY -> Optional.empty();
      case ACTIVE -> Optional.of(end("marelleEnrolmentEndActive"));
      case BLOCKED, NO_CHILDREN, NO_BIRTH_DATE -> Optional.of(end("marelleEnrolmentEndSchool"));
    };
  }

  private FormOutcome children(MultivaluedMap<String, String> entered) {
    Optional<UserModel> proved = proved();
    if (proved.isEmpty()) {
      return begin();
    }
    UserModel relative = proved.get();
    return hindrance(relative).orElseGet(() -> children(relative, entered));
  }

  private FormOutcome children(UserModel relative, MultivaluedMap<String, String> entered) {
    List<Child> children = relatives.children(relative);
    ChildEntries entries = ChildEntries.read(entered, children.size());
    List<FormMessage> errors = entries.errors();
    if (!errors.isEmpty()) {
      return childrenPage(children, entries, errors);
    }
    if (entries.denyAll()) {
      report(relative, children);
      return end("marelleEnrolmentEndDenied");
    }
    Tries tries = Tries.of(session, realm);
    if (tries.isLocked(relative)) {
      return childrenPage(
          children, entries, List.of(new FormMessage("marelleEnrolmentChildrenLocked")));
    }
    SendingLimit today =
        new SendingLimit("enrolment-birth-dates", settings.birthDateTries(), Duration.ofDays(1));
    if (!new SendingLimits(session).take(today, relative.getId())) {
      return end("marelleEnrolmentEndTries");
    }
    if (!entries.areRight(children)) {
      tries.failed(relative);
      context
          .getEvent()
          .clone()
          .user(relative)
          .detail(AccountEvents.ENROLMENT, "birth-dates")
          .error(Errors.INVALID_USER_CREDENTIALS);
      return visit.countWrong() >= settings.birthDateTries()
          ? end("marelleEnrolmentEndTries")
          : childrenPage(
              children, entries, List.of(new FormMessage("marelleEnrolmentChildrenWrong")));
    }
    report(relative, entries.denied(children));
    return open(relative);
  }

  /** Tells the school; who stands in for whom stays as it is. */
  private void report(UserModel relative, List<Child> denied) {
    AttachmentReports reports = new AttachmentReports(session, realm);
    for (Child child : denied) {
      if (reports.add(relative, child.pupil(), Enrolments.now())) {
        context
            .getEvent()
            .clone()
            .event(EventType.CUSTOM_REQUIRED_ACTION)
            .user(relative)
            .detail(AccountEvents.ATTACHMENT_REPORTED, child.pupil().getId())
            .success();
      }
    }
  }

  /**
   * The form behind the activation code, which is used up with it: so an account is activated once,
   * by the sheet or here. Whose code has expired, or was never issued, gets one that nobody sees.
   */
  private FormOutcome open(UserModel relative) {
    Codes codes = Codes.of(session);
    Optional<StoredCode> code = usable(codes, relative);
    if (code.isEmpty() && codes.issue(realm, relative, CodeKind.ACTIVATION).isPresent()) {
      code = usable(codes, session.users().getUserById(realm, relative.getId()));
    }
    return code.map(one -> form().open(relative, new MatchedCode(CodeKind.ACTIVATION, one)))
        .map(this::follow)
        .orElseGet(() -> end("marelleEnrolmentEndActive"));
  }

  private static Optional<StoredCode> usable(Codes codes, UserModel relative) {
    return codes.find(relative, CodeKind.ACTIVATION).filter(code -> !codes.isExpired(code));
  }

  private OpenedForm form() {
    return OpenedForm.in(
        context,
        Map.of(
            CodeKind.ACTIVATION,
            (flow, user) ->
                ActivationForm.afterProof(flow, user, visit.claim().orElseThrow().mobile())));
  }

  private FormOutcome follow(FormOutcome outcome) {
    if (outcome instanceof FormOutcome.Left) {
      // To the children, who are still to be confirmed, or to what has come in between.
      return here();
    }
    if (outcome instanceof FormOutcome.Done done) {
      visit.begin();
      Tries.of(session, realm).succeeded(done.user());
      EnrolmentMail.put(session, done.user());
    }
    return outcome;
  }

  private FormOutcome end(String reason) {
    visit.end(reason);
    return endPage();
  }

  private FormOutcome endPage() {
    return page(EnrolmentPage.END, Map.of("reason", visit.end().orElseThrow()), List.of());
  }

  private FormOutcome page(EnrolmentPage page, Map<String, Object> bean, List<FormMessage> errors) {
    LoginFormsProvider form = context.form().setAttribute(BEAN, bean);
    if (!errors.isEmpty()) {
      form.setErrors(errors);
    }
    Response response = form.createForm(page.template());
    return new FormOutcome.Page(response);
  }
}
