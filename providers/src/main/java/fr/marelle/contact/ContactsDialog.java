package fr.marelle.contact;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * « Mes coordonnées »: where each button leads. Each answer is the next page, or empty where the
 * person is done.
 */
final class ContactsDialog {
  /** Which button was pressed. */
  private static final String BUTTON = "do";

  private static final String CODE_FIELD = "code";

  private final KeycloakSession session;
  private final UserModel user;
  private final Contacts contacts;
  private final ContactsVisit visit;
  private final DueContacts due;
  private final Occasion occasion;
  private final PendingContacts pendings;
  private final WaitingCodes waiting;
  private final ContactsPages pages;
  private final CodeRequests requests;
  private final CodeTrial trial;
  private final ContactChanges changes;

  ContactsDialog(RequiredActionContext context) {
    this.session = context.getSession();
    this.user = context.getUser();
    this.contacts = new Contacts(session, context.getRealm(), user);
    this.visit = new ContactsVisit(context.getAuthenticationSession());
    this.due = new DueContacts(context);
    this.occasion = new Occasion(context, due);
    this.pendings = new PendingContacts(session, context.getRealm());
    this.waiting = new WaitingCodes(pendings, user, contacts, visit);
    this.pages = new ContactsPages(context, contacts, visit, occasion, waiting);
    this.requests = new CodeRequests(session, user, contacts, pendings, waiting, visit, pages);
    this.trial = new CodeTrial(context, pendings);
    this.changes =
        new ContactChanges(
            session,
            context.getRealm(),
            user,
            context.getEvent(),
            session.getContext().resolveLocale(user));
  }

  /** The page where the person is, at the start, after a reload or a change of language. */
  Optional<Response> resume() {
    return switch (visit.page()) {
      case OVERVIEW -> begin();
      case CHANGE -> Optional.of(pages.change(visit.kind(), "", Optional.empty()));
      case CODE -> Optional.of(pages.code(Notice.none()));
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
      case "enter" -> requests.earlier(named).or(this::begin);
      case "check" -> check(form.getFirst(CODE_FIELD));
      case "resend" -> resend();
      case "remove" -> remove();
      case "later" -> later();
      case "done" -> done();
      case "back" -> back();
      default -> resume();
    };
  }

  private Optional<Response> begin() {
    return begin(Notice.none());
  }

  /** All contacts, or straight to the code of one that the person has to verify. */
  private Optional<Response> begin(Notice notice) {
    List<ContactKind> strict = occasion.strict();
    return strict.isEmpty() ? overview(notice) : verify(strict.get(0), notice);
  }

  private Optional<Response> overview(Notice notice) {
    visit.overview();
    return Optional.of(pages.overview(notice));
  }

  private Optional<Response> change(ContactKind kind) {
    if (!contacts.isOurs(kind)) {
      return begin();
    }
    visit.change(kind);
    return Optional.of(pages.change(kind, "", Optional.empty()));
  }

  private Optional<Response> send(String typed) {
    ContactKind kind = visit.kind();
    return isOn(ContactsVisit.Page.CHANGE) && requests.arePossible(kind)
        ? Optional.of(requests.another(kind, Objects.requireNonNullElse(typed, "").strip()))
        : begin();
  }

  private Optional<Response> verify(ContactKind kind, Notice sent) {
    return requests.present(kind, sent).or(() -> overview(Notice.none()));
  }

  private Optional<Response> check(String typed) {
    if (!isOnCode()) {
      return begin();
    }
    CodeTrial.Verdict verdict = trial.of(visit.kind(), visit.value().orElseThrow(), typed);
    if (verdict instanceof CodeTrial.Verdict.Proved proved) {
      return keep(visit.kind(), proved.contact());
    }
    return verdict instanceof CodeTrial.Verdict.Refused refused
        ? Optional.of(pages.code(new FormMessage(CODE_FIELD, refused.messageKey())))
        : gone("marelleContactCodeGone");
  }

  /** Another tab used the code up, or asked for another contact, or somebody else changed it. */
  private Optional<Response> gone(String key) {
    visit.overview();
    return occasion.strict().isEmpty() ? overview(Notice.bad(key)) : begin(Notice.of(key));
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
    if (!isOn(ContactsVisit.Page.CHANGE) || !contacts.isOurs(kind) || contacts.isMandatory(kind)) {
      return begin();
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
    return occasion.isSettled() ? Optional.empty() : begin(Notice.of(said));
  }

  private Optional<Response> resend() {
    if (!isOnCode()) {
      return begin();
    }
    return requests.arePossible(visit.kind())
        ? Optional.of(requests.again(visit.kind(), visit.value().orElseThrow()))
        : gone("marelleContactCodeGone");
  }

  /** Where it has to be done now, only who can't get a code goes on without it, this time. */
  private Optional<Response> later() {
    if (occasion.strict().isEmpty()) {
      due.putOff();
      return Optional.empty();
    }
    if (isOn(ContactsVisit.Page.CODE) && waiting.isStuck()) {
      visit.letThrough();
      return Optional.empty();
    }
    return resume();
  }

  private Optional<Response> done() {
    return occasion.strict().isEmpty() ? Optional.empty() : begin();
  }

  private Optional<Response> back() {
    visit.overview();
    return begin();
  }

  private boolean isOn(ContactsVisit.Page page) {
    return visit.page() == page;
  }

  private boolean isOnCode() {
    return isOn(ContactsVisit.Page.CODE) && visit.value().isPresent();
  }
}
