package fr.marelle.enrolment;

import fr.marelle.code.form.FormOutcome;
import fr.marelle.contact.ContactCode;
import fr.marelle.contact.MobileNumber;
import fr.marelle.sms.SmsPost;
import fr.marelle.throttle.Tries;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.keycloak.authentication.AuthenticationFlowContext;
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

  /**
   * After which of them beginning again can help: « Non » was a slip, or the school has mended it.
   */
  private static final Set<String> AGAIN =
      Set.of("marelleEnrolmentEndDenied", "marelleEnrolmentEndSchool");

  private final AuthenticationFlowContext context;
  private final EnrolmentSettings settings;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final EnrolmentVisit visit;
  private final Relatives relatives;
  private final LastForm form;

  EnrolmentDialog(AuthenticationFlowContext context, EnrolmentSettings settings) {
    this.context = context;
    this.settings = settings;
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.visit = new EnrolmentVisit(context.getAuthenticationSession());
    this.relatives = new Relatives(session, realm);
    this.form = new LastForm(context, visit);
  }

  /** The page where the person is: at the start, after a reload or in another language. */
  FormOutcome resume() {
    if (form.isUnderWay()) {
      return follow(form.resume());
    }
    return isClosed() ? endPage("marelleEnrolmentEndClosed") : here();
  }

  /** Whether nothing can be begun, since no code would leave. */
  private boolean isClosed() {
    return EnrolmentPage.BEFORE_A_CODE.contains(visit.page()) && !EnrolmentSms.isPossible(session);
  }

  /** What a person did on one of the pages; nothing, where it belongs to another one. */
  FormOutcome submit(MultivaluedMap<String, String> entered) {
    if (form.isUnderWay()) {
      return follow(form.submit(entered));
    }
    if (isClosed()) {
      return endPage("marelleEnrolmentEndClosed");
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
    Claim claim = entries.claim();
    if (!SmsPost.of(session).reaches(claim.mobile())) {
      // So it is for everybody with such a number.
      return namesPage(
          entries, List.of(new FormMessage(Claim.Entries.MOBILE, "marelleContactMobileAbroad")));
    }
    visit.claim(claim);
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
    Optional<Claim> claim = visit.claim();
    if (claim.isEmpty()) {
      return begin();
    }
    CodeRequests.Answer answer =
        new CodeRequests(session, realm, settings)
            .ask(visit.enrolment(), claim.get(), EnrolmentRequest.of(context));
    answer.enrolment().map(Enrolment::id).ifPresent(visit::waitsFor);
    visit.go(EnrolmentPage.CODE);
    return switch (answer.asked()) {
      case YES -> codePage(Optional.of("marelleEnrolmentSent"), List.of());
      case A_MOMENT_AGO -> codePage(Optional.of("marelleEnrolmentOnItsWay"), List.of());
      case SPENT -> codeError("marelleEnrolmentCodeSpent");
    };
  }

  private FormOutcome codePage(Optional<String> said, List<FormMessage> errors) {
    Instant now = Enrolments.now();
    Map<String, Object> bean = new HashMap<>();
    bean.put("mobile", MobileNumber.readable(visit.claim().orElseThrow().mobile()));
    bean.put(
        "minutes",
        waiting()
            .filter(one -> !one.isExpired(now))
            .map(one -> one.minutesLeft(now))
            .orElse(settings.validity().toMinutes()));
    bean.put("wait", settings.cooldownMinutes());
    said.ifPresent(key -> bean.put("said", key));
    return page(EnrolmentPage.CODE, bean, errors);
  }

  private Optional<Enrolment> waiting() {
    return visit.enrolment().flatMap(new Enrolments(session, realm)::find);
  }

  private FormOutcome codeError(String key) {
    return codePage(Optional.empty(), List.of(new FormMessage(CODE, key)));
  }

  private FormOutcome check(String typed) {
    Optional<Claim> claim = visit.claim();
    if (claim.isEmpty()) {
      return begin();
    }
    Optional<String> code = ContactCode.read(typed);
    if (code.isEmpty()) {
      return codeError("marelleContactCodeIncomplete");
    }
    CodeCheck.Answer answer =
        new CodeCheck(session, realm)
            .check(visit.enrolment(), claim.get(), code.get(), EnrolmentRequest.of(context));
    if (answer instanceof CodeCheck.Answer.Right right) {
      visit.proved(right.relative().getId(), claim.get().mobile());
      return here();
    }
    return codeError(
        switch ((CodeCheck.Answer.No) answer) {
          case WRONG -> "marelleEnrolmentCodeWrong";
          case EXPIRED -> "marelleEnrolmentCodeExpired";
          case LOCKED -> "marelleEnrolmentCodeLocked";
          case SPENT -> "marelleEnrolmentCodeSpent";
        });
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
        .orElseGet(() -> childrenPage(children, ChildEntries.none(children), List.of()));
  }

  private FormOutcome childrenPage(
      List<Child> children, ChildEntries entries, List<FormMessage> errors) {
    List<Map<String, Object>> all =
        IntStream.range(0, children.size())
            .mapToObj(i -> entries.bean(i, children.get(i)))
            .toList();
    return page(
        EnrolmentPage.CHILDREN,
        Map.of("children", all, "digest", ChildEntries.digest(children)),
        errors);
  }

  /** What changed since the code left. The person has proved who she is, so she may be told. */
  private Optional<FormOutcome> hindrance(UserModel relative) {
    return switch (relatives.situation(relative)) {
      case READY -> Optional.empty();
      case ACTIVE -> Optional.of(end("marelleEnrolmentEndActive"));
      case BLOCKED, NO_CHILDREN, NO_BIRTH_DATE, SEVERAL ->
          Optional.of(end("marelleEnrolmentEndSchool"));
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
    return switch (new ChildrenCheck(session, realm, settings, context.getEvent())
        .check(relative, children, entries)) {
      case CHANGED ->
          childrenPage(
              children,
              ChildEntries.none(children),
              List.of(new FormMessage("marelleEnrolmentChildrenChanged")));
      case INCOMPLETE -> childrenPage(children, entries, entries.errors(children));
      case LOCKED ->
          childrenPage(
              children, entries, List.of(new FormMessage("marelleEnrolmentChildrenLocked")));
      case WRONG -> childrenPage(children, entries, List.of(wrongDates(children)));
      case DENIED -> end("marelleEnrolmentEndDenied");
      case DENIED_TO_NOBODY -> end("marelleEnrolmentEndSchool");
      case SPENT -> end("marelleEnrolmentEndTries");
      case RIGHT ->
          form.open(relative).map(this::follow).orElseGet(() -> end("marelleEnrolmentEndActive"));
    };
  }

  private static FormMessage wrongDates(List<Child> children) {
    return new FormMessage(
        children.size() == 1 ? "marelleEnrolmentChildWrong" : "marelleEnrolmentChildrenWrong");
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
    return endPage(visit.end().orElseThrow());
  }

  private FormOutcome endPage(String reason) {
    return page(
        EnrolmentPage.END, Map.of("reason", reason, "again", AGAIN.contains(reason)), List.of());
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
