package fr.marelle.sms.smpp;

import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsSender;

/** Sends by this node's session of a gateway. */
final class SmppSmsSender implements SmsSender {
  private final SmppLinks links;
  private final SmppGateway gateway;
  private final SmppAccount account;

  SmppSmsSender(SmppLinks links, SmppGateway gateway, SmppAccount account) {
    this.links = links;
    this.gateway = gateway;
    this.account = account;
  }

  @Override
  public SmsAnswer send(SmsMessage message) {
    return links.of(gateway, account).send(message);
  }
}
