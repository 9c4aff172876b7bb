package fr.marelle.contact;

import java.util.Locale;
import java.util.regex.Pattern;
import org.keycloak.utils.EmailValidationUtil;

/** Reads e-mail addresses as people type them. */
public final class EmailAddress {
  /** What a mail server accepts at most (RFC 5321, 4.5.3.1.3, without the angle brackets). */
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_PART = 64;

  /** The longest part of a domain's name (RFC 1035, section 2.3.4). */
  private static final int MAX_WORD = 63;

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
        && (isPlain(address, at) || EmailValidationUtil.isValidEmail(address, MAX_LOCAL_PART));
  }

  /**
   * Words with dots between them, on both sides: nearly every address is, and of a million
   * Keycloak's expressions would take a fifth of the time in which they are read. Keycloak finds
   * them all well formed.
   */
  private static boolean isPlain(String address, int at) {
    return at > 0
        && at <= MAX_LOCAL_PART
        && areWords(address, 0, at)
        && areWords(address, at + 1, address.length());
  }

  private static boolean areWords(String text, int from, int to) {
    int word = from;
    while (true) {
      int dot = text.indexOf('.', word);
      int end = dot < 0 || dot > to ? to : dot;
      if (!isWord(text, word, end)) {
        return false;
      }
      if (end == to) {
        return true;
      }
      word = end + 1;
    }
  }

  /** Letters and digits, with hyphens between them. */
  private static boolean isWord(String text, int from, int to) {
    if (from == to || to - from > MAX_WORD) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean isInside = i > from && i < to - 1;
      if (!isLetterOrDigit(text.charAt(i)) && !(isInside && text.charAt(i) == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
