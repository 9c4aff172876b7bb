package fr.marelle.schools;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Addresses and numbers that lead nowhere: domains that nobody can own (RFC 2606), and numbers of
 * one small block. The numbers that are set aside for films are no numbers to a numbering plan.
 */
final class Addresses {
  private static final List<String> DOMAINS =
      List.of("famille.example", "courriel.example", "boite.example", "mel.example");
  private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^a-z0-9]+");

  private final Dice dice;

  Addresses(Dice dice) {
    this.dice = dice;
  }

  /** Of somebody at home. */
  String mail(String first, String family) {
    return plain(first) + "." + plain(family) + dice.between(1, 999) + "@" + dice.of(DOMAINS);
  }

  /** Of somebody at work. */
  String workMail(String first, String family, long jointure) {
    return plain(first) + "." + plain(family) + jointure % 1000 + "@ac-academie.example";
  }

  /** As people write them. */
  String mobile() {
    String digits = Digits.of(dice.below(100_000), 5);
    String tail = digits.substring(1, 3) + " " + digits.substring(3);
    return switch (dice.below(4)) {
      case 0 -> "+33 6 00 0" + digits.charAt(0) + " " + tail;
      case 1 -> "06000" + digits;
      case 2 -> "06.00.0" + digits.charAt(0) + "." + tail.replace(' ', '.');
      default -> "06 00 0" + digits.charAt(0) + " " + tail;
    };
  }

  /** A number of the blocks 01 99 00 and 03 53 01, set aside for fiction. */
  String landline() {
    String digits = Digits.of(dice.below(10_000), 4);
    return (dice.percent(50) ? "01 99 00 " : "03 53 01 ")
        + digits.substring(0, 2)
        + " "
        + digits.substring(2);
  }

  private static String plain(String name) {
    String folded =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replace("œ", "oe")
            .replace("ß", "ss");
    String plain = NOT_IN_ADDRESSES.matcher(folded).replaceAll("");
    return plain.isEmpty() ? "x" : plain;
  }
}
