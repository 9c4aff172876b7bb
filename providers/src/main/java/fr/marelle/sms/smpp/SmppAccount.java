package fr.marelle.sms.smpp;

import java.time.Duration;

/**
 * Where and as whom a session is bound. Two that are equal share one.
 *
 * @param tls whether the connection is encrypted and the peer's certificate checked
 * @param sender see {@link SourceAddress}
 * @param validity how long the operator tries to deliver
 * @param receipts whether delivery receipts are asked for
 * @param perSecond most messages a second
 * @param patience how long an answer may take
 */
record SmppAccount(
    String host,
    int port,
    boolean tls,
    String systemId,
    String password,
    String systemType,
    SourceAddress sender,
    Duration validity,
    boolean receipts,
    int perSecond,
    Duration patience) {

  /** Without the password. */
  @Override
  public String toString() {
    return "SmppAccount[" + host + ":" + port + "]";
  }
}
