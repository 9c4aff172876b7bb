package fr.marelle.schools;

/**
 * Where somebody is reached; each empty where the school does not know.
 *
 * @param mobile ten digits in pairs, or with +33
 */
public record Contact(String mail, String mobile, String home, String work) {
  /** Nobody is reached there. */
  public static final Contact NONE = new Contact("", "", "", "");

  Contact withMail(String address) {
    return new Contact(address, mobile, home, work);
  }

  Contact withMobile(String number) {
    return new Contact(mail, number, home, work);
  }
}
