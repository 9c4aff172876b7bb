package fr.marelle.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import fr.marelle.sms.NumberRules;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads mobile numbers as people type them in France, overseas and abroad. What a number is
 * (mobile, premium rate) is libphonenumber's knowledge, which it has from the numbering plans.
 */
public final class MobileNumber {
  /** Enough for every spelling with prefixes, spaces and brackets. */
  public static final int MAX_LENGTH = PhoneNumbers.MAX_LENGTH;

  private static final Set<PhoneNumberType> PREMIUM =
      EnumSet.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

  private MobileNumber() {}

  /**
   * Checks a number and writes it in E.164: {@code +33612345678}. An empty field is no error, since
   * the number is optional.
   *
   * @param typed may be null
   */
  public static ContactEntry read(String typed) {
    String number = PhoneNumbers.cleaned(typed);
    if (number.isEmpty()) {
      return ContactEntry.empty();
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Optional<PhoneNumber> mobile = firstOf(NumberRules.MOBILE, numbers, number);
    if (mobile.isPresent()) {
      return ContactEntry.of(numbers.format(mobile.get(), PhoneNumberFormat.E164));
    }
    return ContactEntry.refused(
        firstOf(PREMIUM, numbers, number).isPresent()
            ? ContactError.PREMIUM_MOBILE
            : ContactError.INVALID_MOBILE);
  }

  /** A number in E.164 as people read it: {@code +33 6 12 34 56 78}; unchanged where it is none. */
  public static String readable(String number) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    PhoneNumber parsed = PhoneNumbers.parse(number, null);
    return parsed == null ? number : numbers.format(parsed, PhoneNumberFormat.INTERNATIONAL);
  }

  private static Optional<PhoneNumber> firstOf(
      Set<PhoneNumberType> types, PhoneNumberUtil numbers, String number) {
    return PhoneNumbers.readings(number)
        .filter(reading -> types.contains(numbers.getNumberType(reading)))
        .findFirst();
  }
}
