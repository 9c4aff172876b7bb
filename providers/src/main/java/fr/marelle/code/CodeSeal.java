package fr.marelle.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals a code with AES-256-GCM. The account's id is associated data: a sealed code that is copied
 * to another account does not open.
 */
final class CodeSeal {
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random;

  CodeSeal(SecureRandom random) {
    this.random = random;
  }

  /** The code, sealed for this account: the nonce and what the cipher gave, in Base64. */
  String seal(SealingKey key, String accountId, String code) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, key, accountId, nonce)
              .doFinal(code.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot seal codes with " + TRANSFORMATION, e);
    }
  }

  /**
   * The code that was sealed.
   *
   * @throws SealBrokenException if this is not a code that was sealed with this key for this
   *     account
   */
  String open(SealingKey key, String accountId, String sealed) throws SealBrokenException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
      if (bytes.remaining() < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        throw new SealBrokenException("it is too short for the key " + key.id());
      }
      byte[] nonce = new byte[NONCE_BYTES];
      bytes.get(nonce);
      byte[] rest = new byte[bytes.remaining()];
      bytes.get(rest);
      return new String(
          cipher(Cipher.DECRYPT_MODE, key, accountId, nonce).doFinal(rest), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SealBrokenException("the key " + key.id() + " does not open it");
    }
  }

  private static Cipher cipher(int mode, SealingKey key, String accountId, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(accountId.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
