package fr.marelle.sms;

import java.util.Locale;

/** What became of a text message. */
public enum SmsOutcome {
  /** The gateway took it. */
  SENT,
  /** The gateway will not send this message to this number. */
  REFUSED,
  /** No gateway is configured, or it does not know us: for the operator to mend. */
  MISCONFIGURED,
  /** The gateway did not take it. It may be tried again. */
  UNREACHABLE,
  /** The gateway may have taken it. Trying again may send it twice. */
  UNCERTAIN;

  /** As events say it. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
