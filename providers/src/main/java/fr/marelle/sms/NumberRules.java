package fr.marelle.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers text messages go to. What a number is (mobile, premium rate) is libphonenumber's
 * knowledge, which it has from the numbering plans.
 */
public final class NumberRules {
  /** What a mobile phone's number may be: some countries do not tell it from a fixed one. */
  public static final Set<PhoneNumberType> MOBILE =
      Collections.unmodifiableSet(
          EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE));

  private final Set<Integer> countries;

  /**
   * @param countries the calling codes that are allowed, like 33
   */
  NumberRules(Set<Integer> countries) {
    this.countries = Set.copyOf(countries);
  }

  /** Why nothing is sent to that number; empty where it is allowed. */
  Optional<Withheld> refusal(String number) {
    if (!SmsMessage.isE164(number)) {
      return Optional.of(Withheld.NOT_A_MOBILE);
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    PhoneNumber parsed;
    try {
      parsed = numbers.parse(number, null);
    } catch (NumberParseException e) {
      return Optional.of(Withheld.NOT_A_MOBILE);
    }
    if (!countries.contains(parsed.getCountryCode())) {
      return Optional.of(Withheld.COUNTRY);
    }
    return MOBILE.contains(numbers.getNumberType(parsed))
        ? Optional.empty()
        : Optional.of(Withheld.NOT_A_MOBILE);
  }
}
