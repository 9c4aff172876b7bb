package fr.marelle.sms;

/** A setting that is missing or makes no sense. Its value may be a secret, and is not told. */
public final class BadSetting extends RuntimeException {
  /** Of what an administrator reads, with the setting's name. */
  public static final String MESSAGE_KEY = "marelleSmsConfigInvalid";

  private static final long serialVersionUID = 1L;

  private final String name;

  /**
   * @param name of the setting
   */
  public BadSetting(String name) {
    super("The setting " + name + " is missing or not valid");
    this.name = name;
  }

  /** Of the setting. */
  public String name() {
    return name;
  }
}
