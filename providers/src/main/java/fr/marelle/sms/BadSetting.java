package fr.marelle.sms;

import org.keycloak.component.ComponentValidationException;

/** A setting that is missing or makes no sense. Its value may be a secret, and is not told. */
public final class BadSetting extends RuntimeException {
  private static final String MESSAGE_KEY = "marelleSmsConfigInvalid";

  private static final long serialVersionUID = 1L;

  private final String name;

  /**
   * @param name of the setting
   */
  public BadSetting(String name) {
    super("The setting " + name + " is missing or not valid");
    this.name = name;
  }

  /**
   * As Keycloak tells an administrator, in her language.
   *
   * @param owner whose setting it is: Keycloak would take a name alone for one of its messages
   */
  ComponentValidationException refusal(String owner) {
    return new ComponentValidationException(MESSAGE_KEY, owner + "." + name);
  }

  /** Of the setting. */
  public String name() {
    return name;
  }
}
