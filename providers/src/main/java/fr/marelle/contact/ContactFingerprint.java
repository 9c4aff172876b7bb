package fr.marelle.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What is kept of a contact to know it again, without keeping the contact. */
public final class ContactFingerprint {
  private ContactFingerprint() {}

  /** SHA-256 of the contact in lower case, in lower-case hexadecimal. */
  public static String of(String contact) {
    try {
      byte[] text = contact.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
