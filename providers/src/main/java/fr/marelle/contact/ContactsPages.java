package fr.marelle.contact;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The pages about contacts; FreeMarker reads maps, not records. */
final class ContactsPages {
  private static final String OVERVIEW = "marelle-contacts.ftl";
  private static final String CHANGE = "marelle-contact-change.ftl";
  private static final String CODE = "marelle-contact-code.ftl";

  private final RequiredActionContext context;
  private final Contacts contacts;
  private final ContactsVisit visit;
  private final Occasion occasion;
  private final WaitingCodes waiting;

  ContactsPages(
      RequiredActionContext context,
      Contacts contacts,
      ContactsVisit visit,
      Occasion occasion,
      WaitingCodes waiting) {
    this.context = context;
    this.contacts = contacts;
    this.visit = visit;
    this.occasion = occasion;
    this.waiting = waiting;
  }

  /** All contacts. */
  Response overview(Notice notice) {
    Map<String, Object> bean = new HashMap<>();
    bean.put("all", Arrays.stream(ContactKind.values()).map(this::line).toList());
    bean.put("asked", occasion.wantsMore());
    bean.put("cancellable", occasion.isInitiated() && !visit.hasChanged());
    LoginFormsProvider form = context.form().setAttribute("contacts", bean);
    notice.sayOn(form);
    return form.createForm(OVERVIEW);
  }

  private Map<String, Object> line(ContactKind kind) {
    Optional<String> value = contacts.value(kind);
    boolean ours = contacts.isOurs(kind);
    boolean reachable = contacts.canBeReached(kind);
    Map<String, Object> bean = new HashMap<>();
    bean.put("kind", kind.value());
    bean.put("value", shown(kind, value));
    bean.put("verified", contacts.isVerified(kind));
    bean.put(
        "changeable", ours && (reachable || (value.isPresent() && !contacts.isMandatory(kind))));
    bean.put("verifiable", ours && reachable && value.isPresent() && !contacts.isVerified(kind));
    bean.put("pending", shown(kind, waiting.open(kind).map(PendingContact::contact)));
    return bean;
  }

  /**
   * Asks for another contact.
   *
   * @param typed what was typed before, perhaps wrongly
   */
  Response change(ContactKind kind, String typed, Optional<FormMessage> error) {
    Map<String, Object> bean = new HashMap<>();
    bean.put("kind", kind.value());
    bean.put("present", shown(kind, contacts.value(kind)));
    bean.put("typed", typed.substring(0, Math.min(typed.length(), EmailAddress.MAX_LENGTH)));
    bean.put("reachable", contacts.canBeReached(kind));
    bean.put("removable", contacts.value(kind).isPresent() && !contacts.isMandatory(kind));
    LoginFormsProvider form = context.form().setAttribute("contact", bean);
    error.ifPresent(one -> form.setErrors(List.of(one)));
    return form.createForm(CHANGE);
  }

  /** Asks for the code of the contact that the visit is about. */
  Response code(Notice notice) {
    LoginFormsProvider form = codeForm();
    notice.sayOn(form);
    return form.createForm(CODE);
  }

  /** Asks again, with what was wrong. */
  Response code(FormMessage error) {
    return codeForm().setErrors(List.of(error)).createForm(CODE);
  }

  private LoginFormsProvider codeForm() {
    boolean strict = !occasion.strict().isEmpty();
    Map<String, Object> bean = new HashMap<>();
    bean.put("kind", visit.kind().value());
    bean.put("value", shown(visit.kind(), visit.value()));
    bean.put("minutes", PendingContact.VALIDITY.toMinutes());
    bean.put("overdue", waiting.isOverdue());
    bean.put("back", !strict);
    bean.put("through", strict && waiting.isStuck());
    return context.form().setAttribute("contact", bean);
  }

  private static String shown(ContactKind kind, Optional<String> contact) {
    return contact
        .map(one -> kind == ContactKind.MOBILE ? MobileNumber.readable(one) : one)
        .orElse("");
  }
}
