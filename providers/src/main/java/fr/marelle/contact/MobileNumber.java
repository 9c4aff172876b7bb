package fr.marelle.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import fr.marelle.sms.NumberRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads mobile numbers as people type them in France, overseas and abroad. What a number is
 * (mobile, premium rate) is libphonenumber's knowledge, which it has from the numbering plans.
 */
public final class MobileNumber {
  /** Enough for every spelling with prefixes, spaces and brackets. */
  public static final int MAX_LENGTH = 40;

  /**
   * Whose ten-digit numbers may be typed without a prefix: mainland France and the overseas
   * departments, whose numbers never overlap. The Pacific territories have six and eight digits, so
   * their prefix is needed.
   */
  private static final List<String> REGIONS = List.of("FR", "RE", "GP", "MQ", "GF", "YT");

  private static final Set<PhoneNumberType> PREMIUM =
      EnumSet.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

  /** Spaces of any width and the invisible characters that come along when a number is pasted. */
  private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  private MobileNumber() {}

  /**
   * Checks a number and writes it in E.164: {@code +33612345678}. An empty field is no error, since
   * the number is optional.
   *
   * @param typed may be null
   */
  public static ContactEntry read(String typed) {
    String number = typed == null ? "" : UNSEEN.matcher(typed).replaceAll(" ").strip();
    if (number.isEmpty()) {
      return ContactEntry.empty();
    }
    if (number.length() > MAX_LENGTH || number.codePoints().anyMatch(Character::isLetter)) {
      return ContactEntry.refused(ContactError.INVALID_MOBILE);
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    List<PhoneNumber> readings = readings(numbers, number).toList();
    Optional<PhoneNumber> mobile = firstOf(NumberRules.MOBILE, numbers, readings);
    if (mobile.isPresent()) {
      return ContactEntry.of(numbers.format(mobile.get(), PhoneNumberFormat.E164));
    }
    return ContactEntry.refused(
        firstOf(PREMIUM, numbers, readings).isPresent()
            ? ContactError.PREMIUM_MOBILE
            : ContactError.INVALID_MOBILE);
  }

  /** A number in E.164 as people read it: {@code +33 6 12 34 56 78}; unchanged where it is none. */
  public static String readable(String number) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    PhoneNumber parsed = parse(numbers, number, null);
    return parsed == null ? number : numbers.format(parsed, PhoneNumberFormat.INTERNATIONAL);
  }

  private static Stream<PhoneNumber> readings(PhoneNumberUtil numbers, String typed) {
    return REGIONS.stream()
        .map(region -> parse(numbers, typed, region))
        .filter(Objects::nonNull)
        .filter(number -> !number.hasExtension());
  }

  private static PhoneNumber parse(PhoneNumberUtil numbers, String typed, String region) {
    try {
      return numbers.parse(typed, region);
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static Optional<PhoneNumber> firstOf(
      Set<PhoneNumberType> types, PhoneNumberUtil numbers, List<PhoneNumber> readings) {
    return readings.stream()
        .filter(number -> types.contains(numbers.getNumberType(number)))
        .findFirst();
  }
}
