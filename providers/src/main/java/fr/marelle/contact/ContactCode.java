package fr.marelle.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Six digits that prove that a contact is the account's, and how they are kept. */
public final class ContactCode {
  static final int DIGITS = 6;

  /** More than anybody types who puts spaces and hyphens between the digits. */
  private static final int MAX_TYPED = 40;

  private static final int CODES = 1_000_000;
  private static final String MAC = "HmacSHA256";

  private final SecretKey key;

  private ContactCode(SecretKey key) {
    this.key = key;
  }

  /** With the realm's key for what it keeps to itself. */
  static ContactCode of(KeycloakSession session, RealmModel realm) {
    return new ContactCode(
        session
            .keys()
            .getActiveKey(realm, KeyUse.SIG, Constants.INTERNAL_SIGNATURE_ALGORITHM)
            .getSecretKey());
  }

  static ContactCode with(SecretKey key) {
    return new ContactCode(key);
  }

  /**
   * The code of that nonce: made again at each sending, so that it need not be kept. Without the
   * realm's key nobody can.
   */
  String make(String account, ContactKind kind, String contact, String nonce) {
    byte[] mac = mac(String.join("\n", "code", account, kind.value(), contact, nonce));
    // Of 64 bits, so that no code is likelier than another by more than one in 10^13.
    long number = Long.remainderUnsigned(ByteBuffer.wrap(mac).getLong(), CODES);
    return ("%0" + DIGITS + "d").formatted(number);
  }

  /** The digits of what was typed; empty unless there are six and nothing but them and gaps. */
  public static Optional<String> read(String typed) {
    if (typed == null || typed.length() > MAX_TYPED) {
      return Optional.empty();
    }
    String digits =
        typed
            .replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Pd}.]+", "")
            .codePoints()
            .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : 'x')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Optional.of(digits).filter(code -> code.matches("[0-9]{" + DIGITS + "}"));
  }

  /**
   * What is kept of a code. It depends on the account, the kind and the contact, so that a code
   * proves nothing else.
   */
  String hash(String account, ContactKind kind, String contact, String code) {
    return HexFormat.of().formatHex(mac(String.join("\n", account, kind.value(), contact, code)));
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + MAC, e);
    }
  }

  static boolean same(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
