package fr.marelle.contact;

/** What the page that asks for an address shows: {@code contact} in the template. */
public final class ContactBean {
  private final String email;

  ContactBean(String email) {
    this.email = email;
  }

  /** What was typed, empty at first. */
  public String getEmail() {
    return email;
  }
}
