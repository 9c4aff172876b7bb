package fr.marelle.enrolment;

import java.util.List;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What is remembered of an enrolment between its pages: notes of the authentication session. */
final class EnrolmentVisit {
  private static final String PREFIX = "marelle.enrolment.";
  private static final String PAGE = PREFIX + "page";
  private static final String LAST_NAME = PREFIX + "last";
  private static final String FIRST_NAME = PREFIX + "first";
  private static final String MOBILE = PREFIX + "mobile";
  private static final String ENROLMENT = PREFIX + "id";
  private static final String PROVED = PREFIX + "proved";
  private static final String PROVED_MOBILE = PREFIX + "provedMobile";
  private static final String END = PREFIX + "end";

  private static final List<String> NOTES =
      List.of(LAST_NAME, FIRST_NAME, MOBILE, ENROLMENT, PROVED, PROVED_MOBILE, END);

  private final AuthenticationSessionModel notes;

  EnrolmentVisit(AuthenticationSessionModel notes) {
    this.notes = notes;
  }

  EnrolmentPage page() {
    String page = notes.getAuthNote(PAGE);
    return page == null ? EnrolmentPage.CHOICE : EnrolmentPage.valueOf(page);
  }

  void go(EnrolmentPage page) {
    notes.setAuthNote(PAGE, page.name());
  }

  /** Whoever says she is somebody else waits for another code. */
  void claim(Claim claim) {
    if (claim().filter(claim::isSame).isEmpty()) {
      notes.removeAuthNote(ENROLMENT);
    }
    notes.setAuthNote(LAST_NAME, claim.names().lastName());
    notes.setAuthNote(FIRST_NAME, claim.names().firstName());
    notes.setAuthNote(MOBILE, claim.mobile());
  }

  /** Who the person says she is; empty before she has said so. */
  Optional<Claim> claim() {
    return Optional.ofNullable(notes.getAuthNote(MOBILE))
        .map(
            mobile ->
                new Claim(
                    new Names(notes.getAuthNote(LAST_NAME), notes.getAuthNote(FIRST_NAME)),
                    mobile));
  }

  void waitsFor(String enrolment) {
    notes.setAuthNote(ENROLMENT, enrolment);
  }

  /** The enrolment whose code is waited for. */
  Optional<String> enrolment() {
    return Optional.ofNullable(notes.getAuthNote(ENROLMENT));
  }

  /**
   * The right code was typed: the person has the telephone that the school knows of the account.
   */
  void proved(String account, String mobile) {
    notes.setAuthNote(PROVED, account);
    notes.setAuthNote(PROVED_MOBILE, mobile);
    notes.removeAuthNote(ENROLMENT);
    go(EnrolmentPage.CHILDREN);
  }

  /** Whose right code was typed. */
  Optional<String> proved() {
    return Optional.ofNullable(notes.getAuthNote(PROVED));
  }

  /** The number that its code went to, in E.164. */
  Optional<String> provedMobile() {
    return Optional.ofNullable(notes.getAuthNote(PROVED_MOBILE));
  }

  /** Forgets everything but why it ends. */
  void end(String reason) {
    begin();
    notes.setAuthNote(END, reason);
    go(EnrolmentPage.END);
  }

  /** Key of the message that says why it ended. */
  Optional<String> end() {
    return Optional.ofNullable(notes.getAuthNote(END));
  }

  /** Forgets everything. */
  void begin() {
    NOTES.forEach(notes::removeAuthNote);
    go(EnrolmentPage.CHOICE);
  }
}
