package fr.marelle.contact;

import java.util.Locale;
import java.util.regex.Pattern;
import org.keycloak.utils.EmailValidationUtil;

/** Reads e-mail addresses as people type them. */
public final class EmailAddress {
  /** What a mail server accepts at most (RFC 5321, 4.5.3.1.3, without the angle brackets). */
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_PART = 64;

  /**
   * An address with blanks around it. Looking for blanks at the end takes time that grows with the
   * square of the length.
   */
  private static final int MAX_TYPED_LENGTH = 1000;

  /**
   * Spaces, no-break spaces and the invisible characters that come along when an address is pasted.
   */
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

  private EmailAddress() {}

  /**
   * Checks and normalises an address: lower case, as Keycloak keeps it, without what surrounds it.
   *
   * @param typed may be null
   * @param mandatory whether leaving the field empty is an error
   */
  public static ContactEntry read(String typed, boolean mandatory) {
    if (typed != null && typed.length() > MAX_TYPED_LENGTH) {
      return ContactEntry.refused(ContactError.EMAIL_TOO_LONG);
    }
    String address = typed == null ? "" : withoutWhatSurrounds(typed);
    if (address.isEmpty()) {
      return mandatory ? ContactEntry.refused(ContactError.MISSING_EMAIL) : ContactEntry.empty();
    }
    if (address.length() > MAX_LENGTH) {
      return ContactEntry.refused(ContactError.EMAIL_TOO_LONG);
    }
    return isWellFormed(address)
        ? ContactEntry.of(address.toLowerCase(Locale.ROOT))
        : ContactEntry.refused(ContactError.INVALID_EMAIL);
  }

  /** Most addresses have nothing around them, and directories have many. */
  private static String withoutWhatSurrounds(String typed) {
    boolean isBare =
        !typed.isEmpty() && isAscii(typed.charAt(0)) && isAscii(typed.charAt(typed.length() - 1));
    return isBare ? typed : AROUND.matcher(typed).replaceAll("");
  }

  private static boolean isAscii(char c) {
    return c > ' ' && c < 0x7F;
  }

  /**
   * Keycloak's own rule, and two of ours: one @ only, and a domain that the Internet's mail
   * reaches.
   */
  private static boolean isWellFormed(String address) {
    int at = address.indexOf('@');
    return at == address.lastIndexOf('@')
        && address.indexOf('.', at) > at + 1
        && EmailValidationUtil.isValidEmail(address, MAX_LOCAL_PART);
  }
}
