package fr.marelle.contact;

import fr.marelle.contact.PendingContacts.Asked;
import fr.marelle.throttle.Tries;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * « Mes coordonnées »: what a person sees, changes, verifies and removes. Each answer is the next
 * page, or empty where the person is done.
 */
final class ContactsDialog {
  private static final String OVERVIEW = "marelle-contacts.ftl";
  private static final String CHANGE = "marelle-contact-change.ftl";
  private static final String CODE = "marelle-contact-code.ftl";

  /** Which button was pressed. */
  private static final String BUTTON = "do";

  private static final String CODE_FIELD = "code";

  private final RequiredActionContext context;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Contacts contacts;
  private final ContactsVisit visit;
  private final DueContacts due;
  private final PendingContacts pendings;
  private final ContactChanges changes;

  ContactsDialog(RequiredActionContext context) {
    this.context = context;
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.user = context.getUser();
    this.contacts = new Contacts(session, realm, user);
    this.visit = new ContactsVisit(context.getAuthenticationSession());
    this.due = new DueContacts(context);
    this.pendings = new PendingContacts(session, realm);
    this.changes = new ContactChanges(session, realm, user, context.getEvent(), locale());
  }

  /** The page where the person is, at the start, after a reload or a change of language. */
  Optional<Response> resume() {
    return switch (visit.page()) {
      case OVERVIEW -> begin(Optional.empty());
      case CHANGE -> changePage(visit.kind(), "", Optional.empty());
      case CODE -> codePage(Notice.none());
    };
  }

  /** What a person did on one of the pages. */
  Optional<Response> submit(MultivaluedMap<String, String> form) {
    String button = Objects.requireNonNullElse(form.getFirst(BUTTON), "");
    ContactKind named =
        ContactKind.parse(button.substring(button.indexOf('-') + 1)).orElse(visit.kind());
    return switch (button.replaceFirst("-.*", "")) {
      case "change" -> change(named);
      case "send" -> send(form.getFirst(visit.kind().value()));
      case "verify" -> verify(named, Notice.of("marelleContactCodeSent"));
      case "enter" -> enter(named);
      case "check" -> check(form.getFirst(CODE_FIELD));
      case "resend" -> resend();
      case "remove" -> remove();
      case "later" -> later();
      case "done" -> done();
      case "back" -> back();
      default -> resume();
    };
  }

  /** Something to say above a page. */
  private record Notice(Optional<String> key, boolean bad) {
    static Notice none() {
      return new Notice(Optional.empty(), false);
    }

    static Notice of(String key) {
      return new Notice(Optional.of(key), false);
    }

    static Notice bad(String key) {
      return new Notice(Optional.of(key), true);
    }
  }

  /** All contacts, or straight to the code of one that the person has to verify. */
  private Optional<Response> begin(Optional<String> said) {
    List<ContactKind> strict = strict();
    return strict.isEmpty()
        ? overview(said.map(Notice::of).orElseGet(Notice::none))
        : verify(strict.get(0), said.map(Notice::of).orElseGet(Notice::none));
  }

  private Optional<Response> overview(Notice notice) {
    visit.overview();
    List<Map<String, Object>> all = new ArrayList<>();
    for (ContactKind kind : ContactKind.values()) {
      all.add(overviewOf(kind));
    }
    Map<String, Object> bean = new HashMap<>();
    bean.put("all", all);
    bean.put("asked", isAsked() && !due.all().isEmpty());
    bean.put("cancellable", isInitiated() && !visit.hasChanged());
    return page(OVERVIEW, bean, notice);
  }

  private Map<String, Object> overviewOf(ContactKind kind) {
    Optional<String> value = contacts.value(kind);
    boolean ours = contacts.isOurs(kind);
    boolean reachable = contacts.canBeReached(kind);
    Map<String, Object> bean = new HashMap<>();
    bean.put("kind", kind.value());
    bean.put("value", value.map(one -> shown(kind, one)).orElse(""));
    bean.put("verified", contacts.isVerified(kind));
    bean.put(
        "changeable", ours && (reachable || (value.isPresent() && !contacts.isMandatory(kind))));
    bean.put("verifiable", ours && reachable && value.isPresent() && !contacts.isVerified(kind));
    bean.put(
        "pending",
        waiting(kind).map(PendingContact::contact).map(one -> shown(kind, one)).orElse(""));
    return bean;
  }

  /** One whose code can be typed now, and would change something. */
  private Optional<PendingContact> waiting(ContactKind kind) {
    return pendings
        .find(user, kind)
        .filter(one -> one.isOpen(PendingContacts.now()))
        .filter(one -> one.replaces().equals(contacts.value(kind)));
  }

  private Optional<Response> change(ContactKind kind) {
    if (!contacts.isOurs(kind)) {
      return begin(Optional.empty());
    }
    visit.change(kind);
    return changePage(kind, "", Optional.empty());
  }

  private Optional<Response> changePage(
      ContactKind kind, String typed, Optional<FormMessage> error) {
    Map<String, Object> bean = new HashMap<>();
    bean.put("kind", kind.value());
    bean.put("present", contacts.value(kind).map(one -> shown(kind, one)).orElse(""));
    bean.put("typed", typed.substring(0, Math.min(typed.length(), EmailAddress.MAX_LENGTH)));
    bean.put("reachable", contacts.canBeReached(kind));
    bean.put("removable", contacts.value(kind).isPresent() && !contacts.isMandatory(kind));
    LoginFormsProvider form = context.form().setAttribute("contact", bean);
    error.ifPresent(one -> form.setErrors(List.of(one)));
    return Optional.of(form.createForm(CHANGE));
  }

  private Optional<Response> send(String submitted) {
    ContactKind kind = visit.kind();
    String typed = Objects.requireNonNullElse(submitted, "").strip();
    if (visit.page() != ContactsVisit.Page.CHANGE || !mayReplace(kind)) {
      return begin(Optional.empty());
    }
    NewContact wanted = NewContact.read(session, user, kind, typed);
    if (wanted.error().isPresent()) {
      return changePage(kind, typed, wanted.error());
    }
    String contact = wanted.value().orElseThrow();
    if (contacts.isVerified(kind) && contacts.value(kind).filter(contact::equals).isPresent()) {
      return changePage(
          kind, typed, Optional.of(new FormMessage(kind.value(), "marelleContactSame")));
    }
    Asked asked = ask(kind, contact);
    if (asked == Asked.TOO_MANY) {
      return changePage(
          kind, typed, Optional.of(new FormMessage(kind.value(), "marelleContactTooMany")));
    }
    visit.code(kind, contact);
    return codePage(
        Notice.of(asked == Asked.YES ? "marelleContactCodeSent" : "marelleContactCodeOnItsWay"));
  }

  /** Verifies the contact that the account has. Sends nothing where a code waits already. */
  private Optional<Response> verify(ContactKind kind, Notice sent) {
    Optional<String> present = contacts.value(kind);
    if (present.isEmpty() || contacts.isVerified(kind) || !mayReplace(kind)) {
      return overview(Notice.none());
    }
    visit.code(kind, present.get());
    if (waiting(kind).filter(one -> one.contact().equals(present.get())).isPresent()) {
      return codePage(
          sent.key().filter("marelleContactCodeSent"::equals).isPresent()
              ? Notice.of("marelleContactCodeOnItsWay")
              : sent);
    }
    return switch (ask(kind, present.get())) {
      case YES, A_MOMENT_AGO -> codePage(sent);
      case TOO_MANY -> codePage(Notice.bad("marelleContactTooMany"));
    };
  }

  /** Back to a code that was asked for earlier, perhaps before another sign-in. */
  private Optional<Response> enter(ContactKind kind) {
    Optional<PendingContact> pending = waiting(kind);
    if (pending.isEmpty()) {
      return begin(Optional.empty());
    }
    visit.code(kind, pending.get().contact());
    return codePage(Notice.none());
  }

  private Optional<Response> codePage(Notice notice) {
    return codePage(notice, Optional.empty());
  }

  private Optional<Response> codePage(Notice notice, Optional<FormMessage> error) {
    ContactKind kind = visit.kind();
    Optional<PendingContact> pending = pendingOfThisPage();
    Map<String, Object> bean = new HashMap<>();
    bean.put("kind", kind.value());
    bean.put("value", visit.value().map(one -> shown(kind, one)).orElse(""));
    bean.put("minutes", PendingContact.VALIDITY.toMinutes());
    bean.put("overdue", pending.filter(one -> one.isOverdue(PendingContacts.now())).isPresent());
    bean.put("back", strict().isEmpty());
    bean.put("through", !strict().isEmpty() && isStuck(pending));
    LoginFormsProvider form = context.form().setAttribute("contact", bean);
    if (error.isPresent()) {
      form.setErrors(List.of(error.get()));
    } else {
      say(form, notice);
    }
    return Optional.of(form.createForm(CODE));
  }

  private Optional<PendingContact> pendingOfThisPage() {
    return pendings
        .find(user, visit.kind())
        .filter(one -> visit.value().filter(one.contact()::equals).isPresent());
  }

  /** Whether no code can come, by no fault of the person's. */
  private static boolean isStuck(Optional<PendingContact> pending) {
    return pending.filter(one -> !one.isOverdue(PendingContacts.now())).isEmpty();
  }

  private Optional<Response> check(String typed) {
    if (visit.page() != ContactsVisit.Page.CODE || visit.value().isEmpty()) {
      return begin(Optional.empty());
    }
    Optional<String> code = ContactCode.read(typed);
    if (code.isEmpty()) {
      return codeError("marelleContactCodeIncomplete");
    }
    Tries tries = Tries.of(session, realm);
    if (tries.isLocked(user)) {
      return codeError("marelleContactLocked");
    }
    ContactKind kind = visit.kind();
    CodeAnswer answer = pendings.check(user, kind, visit.value().get(), code.get());
    if (answer instanceof CodeAnswer.Right right) {
      return keep(kind, right.contact());
    }
    if (answer instanceof CodeAnswer.Wrong wrong) {
      tries.failed(user);
      refused(kind);
      return codeError(
          wrong.triesLeft() > 0 ? "marelleContactCodeWrong" : "marelleContactCodeSpent");
    }
    return switch ((CodeAnswer.Nothing) answer) {
      case NOT_SENT -> codeError("marelleContactCodeNotSent");
      case EXPIRED -> codeError("marelleContactCodeExpired");
      case SPENT -> codeError("marelleContactCodeSpent");
      case GONE -> gone("marelleContactCodeGone");
    };
  }

  private Optional<Response> codeError(String key) {
    return codePage(Notice.none(), Optional.of(new FormMessage(CODE_FIELD, key)));
  }

  /** Another tab used the code up, or asked for another contact, or somebody else changed it. */
  private Optional<Response> gone(String key) {
    visit.overview();
    return strict().isEmpty() ? overview(Notice.bad(key)) : begin(Optional.of(key));
  }

  private Optional<Response> keep(ContactKind kind, PendingContact proved) {
    if (!proved.replaces().equals(contacts.value(kind))) {
      return gone("marelleContactChangedElsewhere");
    }
    boolean isNew = contacts.value(kind).filter(proved.contact()::equals).isEmpty();
    if (isNew && !NewContact.isAllowed(session, user, kind, proved.contact())) {
      return gone("marelleContactRefused");
    }
    changes.keep(kind, proved.contact());
    return after(
        switch (kind) {
          case EMAIL -> "marelleContactEmailKept";
          case MOBILE -> "marelleContactMobileKept";
        });
  }

  private Optional<Response> remove() {
    ContactKind kind = visit.kind();
    if (visit.page() != ContactsVisit.Page.CHANGE
        || !contacts.isOurs(kind)
        || contacts.isMandatory(kind)) {
      return begin(Optional.empty());
    }
    changes.remove(kind);
    pendings.forget(user, kind);
    return after(
        switch (kind) {
          case EMAIL -> "marelleContactEmailRemoved";
          case MOBILE -> "marelleContactMobileRemoved";
        });
  }

  /** A person who came for it sees what became of it; one who was asked goes on. */
  private Optional<Response> after(String said) {
    visit.changed();
    visit.overview();
    return isAsked() && due.all().isEmpty() ? Optional.empty() : begin(Optional.of(said));
  }

  private Optional<Response> resend() {
    if (visit.page() != ContactsVisit.Page.CODE || visit.value().isEmpty()) {
      return begin(Optional.empty());
    }
    ContactKind kind = visit.kind();
    if (!mayReplace(kind)) {
      return gone("marelleContactCodeGone");
    }
    return switch (ask(kind, visit.value().get())) {
      case YES -> codePage(Notice.of("marelleContactCodeSentAgain"));
      case A_MOMENT_AGO -> codePage(Notice.of("marelleContactCodeOnItsWay"));
      case TOO_MANY -> codePage(Notice.bad("marelleContactTooMany"));
    };
  }

  private Asked ask(ContactKind kind, String contact) {
    return pendings.ask(user, kind, contact, contacts.value(kind), locale());
  }

  private boolean mayReplace(ContactKind kind) {
    return contacts.isOurs(kind) && contacts.canBeReached(kind);
  }

  /** Where it has to be done now, only who can't get a code goes on without it, this time. */
  private Optional<Response> later() {
    List<ContactKind> strict = strict();
    if (strict.isEmpty()) {
      due.putOff();
      return Optional.empty();
    }
    if (visit.page() == ContactsVisit.Page.CODE && isStuck(pendingOfThisPage())) {
      visit.letThrough();
      return Optional.empty();
    }
    return resume();
  }

  private Optional<Response> done() {
    return strict().isEmpty() ? Optional.empty() : begin(Optional.empty());
  }

  private Optional<Response> back() {
    visit.overview();
    return begin(Optional.empty());
  }

  private void refused(ContactKind kind) {
    context
        .getEvent()
        .clone()
        .user(user)
        .event(
            switch (kind) {
              case EMAIL -> EventType.VERIFY_EMAIL_ERROR;
              case MOBILE -> EventType.UPDATE_PROFILE_ERROR;
            })
        .error(Errors.INVALID_CODE);
  }

  private Optional<Response> page(String template, Map<String, Object> bean, Notice notice) {
    LoginFormsProvider form = context.form().setAttribute("contacts", bean);
    say(form, notice);
    return Optional.of(form.createForm(template));
  }

  private static void say(LoginFormsProvider form, Notice notice) {
    notice
        .key()
        .ifPresent(
            key -> {
              if (notice.bad()) {
                form.setError(key);
              } else {
                form.setSuccess(key);
              }
            });
  }

  /** What has to be verified before the person gets on: only where a rule has put the page here. */
  private List<ContactKind> strict() {
    return context
            .getAuthenticationSession()
            .getRequiredActions()
            .contains(ContactsRequiredActionFactory.ID)
        ? due.strict()
        : List.of();
  }

  /** Whether the page was put before the person by a rule, and nobody asked for it. */
  private boolean isAsked() {
    return !isInitiated()
        && user.getRequiredActionsStream().noneMatch(ContactsRequiredActionFactory.ID::equals);
  }

  /** Whether an application sent the person here (kc_action). */
  private boolean isInitiated() {
    return ContactsRequiredActionFactory.ID.equals(
        context.getAuthenticationSession().getClientNote(Constants.KC_ACTION_EXECUTING));
  }

  private Locale locale() {
    return session.getContext().resolveLocale(user);
  }

  private static String shown(ContactKind kind, String value) {
    return kind == ContactKind.MOBILE ? MobileNumber.readable(value) : value;
  }
}
