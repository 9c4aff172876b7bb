package fr.marelle.recovery;

import java.util.Locale;

/** What somebody who forgot the password finds: a way back in, or advice where there is none. */
enum Situation {
  /** An administrator or a teacher closed the account. */
  BLOCKED,
  /** The password is kept by somebody else: a directory, ÉduConnect… */
  ELSEWHERE,
  /** No password yet: the activation code is what opens it. */
  TO_ACTIVATE,
  /** The teacher hands out a code. */
  ASK_TEACHER,
  /** No address to write to. */
  NO_ADDRESS,
  /** The address was changed, or given, less than a day ago. */
  RECENT_ADDRESS,
  /** No mobile number that is known to be theirs. */
  NO_MOBILE,
  /** The mobile number took another's place less than a day ago. */
  RECENT_MOBILE,
  /** A link by mail. */
  LINK,
  /** A temporary code by mail. */
  CODE,
  /** A temporary code by text message. */
  SMS;

  /** As message keys and events say it. */
  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What decides.
   *
   * @param enabled whether the account may be used at all
   * @param elsewhere whether somebody else keeps its password
   * @param password whether it has a password
   * @param address whether it has an e-mail address
   * @param recentAddress whether that was changed less than a day ago
   * @param mobile whether it has a verified mobile number
   * @param recentMobile whether that was changed less than a day ago
   */
  record Facts(
      Way way,
      boolean enabled,
      boolean elsewhere,
      boolean password,
      boolean address,
      boolean recentAddress,
      boolean mobile,
      boolean recentMobile) {}

  static Situation of(Facts facts) {
    if (!facts.enabled()) {
      return BLOCKED;
    }
    if (facts.elsewhere()) {
      return ELSEWHERE;
    }
    if (!facts.password()) {
      return TO_ACTIVATE;
    }
    return switch (facts.way()) {
      case TEACHER -> ASK_TEACHER;
      case SMS -> texted(facts);
      case LINK -> mailed(facts, LINK);
      case CODE -> mailed(facts, CODE);
    };
  }

  private static Situation texted(Facts facts) {
    if (!facts.mobile()) {
      return NO_MOBILE;
    }
    return facts.recentMobile() ? RECENT_MOBILE : SMS;
  }

  private static Situation mailed(Facts facts, Situation usable) {
    if (!facts.address()) {
      return NO_ADDRESS;
    }
    return facts.recentAddress() ? RECENT_ADDRESS : usable;
  }
}
