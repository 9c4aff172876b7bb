package fr.marelle.sms;

/** Why this server did not hand a text message to any gateway. */
public enum Withheld {
  /** The number is none of a mobile phone: fixed, short, premium rate, or not in E.164. */
  NOT_A_MOBILE,
  /** The country is not among those that are allowed. */
  COUNTRY,
  /** Whoever asked for it has had enough sent to others. */
  ASKER_LIMIT,
  /** The number has had enough today. */
  NUMBER_LIMIT,
  /** So has the account. */
  ACCOUNT_LIMIT,
  /** So has the school. */
  SCHOOL_LIMIT,
  /** So has the realm. */
  REALM_LIMIT
}
