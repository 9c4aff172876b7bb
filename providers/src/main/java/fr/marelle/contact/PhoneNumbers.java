package fr.marelle.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads numbers of any kind, as people type them in France, overseas and abroad. */
public final class PhoneNumbers {
  /** Enough for every spelling with prefixes, spaces and brackets. */
  static final int MAX_LENGTH = 40;

  /**
   * Whose ten-digit numbers may be typed without a prefix: mainland France and the overseas
   * departments, whose numbers never overlap. The Pacific territories have six and eight digits, so
   * their prefix is needed.
   */
  private static final List<String> REGIONS = List.of("FR", "RE", "GP", "MQ", "GF", "YT");

  /** Spaces of any width and the invisible characters that come along when a number is pasted. */
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  private PhoneNumbers() {}

  /** The number in E.164, whether or not it receives text messages; empty where it is none. */
  public static Optional<String> read(String typed) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    return readings(cleaned(typed))
        .filter(numbers::isValidNumber)
        .findFirst()
        .map(number -> numbers.format(number, PhoneNumberFormat.E164));
  }

  /** Without what nobody sees. */
  static String cleaned(String typed) {
    return typed == null ? "" : UNSEEN.matcher(typed).replaceAll(" ").strip();
  }

  /**
   * What the number may be, in each of the regions; each is tried only when it is asked for, since
   * that takes a while.
   *
   * @param number {@link #cleaned}
   */
  static Stream<PhoneNumber> readings(String number) {
    if (number.length() > MAX_LENGTH || number.codePoints().anyMatch(Character::isLetter)) {
      return Stream.empty();
    }
    return REGIONS.stream()
        .map(region -> parse(number, region))
        .filter(Objects::nonNull)
        .filter(reading -> !reading.hasExtension());
  }

  /** The number as it is dialled in a region; null where it is none. */
  static PhoneNumber parse(String number, String region) {
    try {
      return PhoneNumberUtil.getInstance().parse(number, region);
    } catch (NumberParseException e) {
      return null;
    }
  }
}
