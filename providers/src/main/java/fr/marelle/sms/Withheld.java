package fr.marelle.sms;

import java.util.Locale;

/** Why this server did not hand a text message to any gateway. */
public enum Withheld {
  /** The number is none of a mobile phone: fixed, short, premium rate, or not in E.164. */
  NOT_A_MOBILE,
  /** The country is not among those that are allowed. */
  COUNTRY,
  /** Whoever asked for it has had enough of its kind sent to that number, or about that account. */
  ASKER_LIMIT,
  /** From the asker's network enough was asked for today, for whomever. */
  NETWORK_LIMIT,
  /** The number has had enough today: all of its limit, or what strangers may have sent. */
  NUMBER_LIMIT,
  /** So has the account. */
  ACCOUNT_LIMIT,
  /** So has the school. */
  SCHOOL_LIMIT,
  /** So has the realm. */
  REALM_LIMIT;

  /** As events and counters say it. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
