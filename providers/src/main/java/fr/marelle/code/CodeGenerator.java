package fr.marelle.code;

import java.security.SecureRandom;

/**
 * Makes codes of eight characters, such as {@code nm7b3ywm}: lower case, digits, no look-alikes (0
 * and o, 1, i and l) and no vowels, so that no code spells a word that a school would not print. 28
 * characters give 38 bits, behind the account's throttle.
 */
final class CodeGenerator {
  static final int LENGTH = 8;
  static final String ALPHABET = "bcdfghjkmnpqrstvwxyz23456789";

  private final SecureRandom random;

  CodeGenerator(SecureRandom random) {
    this.random = random;
  }

  String next() {
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }
}
