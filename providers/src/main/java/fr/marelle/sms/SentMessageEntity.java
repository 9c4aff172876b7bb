package fr.marelle.sms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A text message that a gateway was asked to send: what became of it, never what it said. */
@Entity
@Table(name = "MARELLE_SMS")
public class SentMessageEntity {
  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  /** A component's id, or a provider's. */
  @Column(name = "GATEWAY", length = 255, nullable = false)
  private String gateway;

  /** The gateway's; null where it gave none. */
  @Column(name = "MESSAGE_ID", length = SmsAnswer.MAX_ID)
  private String messageId;

  @Column(name = "PURPOSE", length = 20, nullable = false)
  private String purpose;

  /** Whether it holds a code. */
  @Column(name = "CODE", nullable = false)
  private boolean code;

  /** Null for nobody's. */
  @Column(name = "ACCOUNT_ID")
  private String accountId;

  @Column(name = "OUTCOME", length = 20, nullable = false)
  private String outcome;

  @Column(name = "REASON", length = SmsAnswer.MAX_REASON)
  private String reason;

  @Column(name = "SEGMENTS", nullable = false)
  private int segments;

  /** Milliseconds since the epoch. */
  @Column(name = "SENT_AT", nullable = false)
  private long sentAt;

  /** Milliseconds since the epoch; 0 while the code was not typed. */
  @Column(name = "USED_AT", nullable = false)
  private long usedAt;

  /** A {@link SmsReceipt.Status}; null while no receipt came. */
  @Column(name = "RECEIPT", length = 20)
  private String receipt;

  /** The gateway's own word for it. */
  @Column(name = "RECEIPT_CODE", length = GatewayWord.MAX_LENGTH)
  private String receiptCode;

  /** Milliseconds since the epoch; 0 while no receipt came. */
  @Column(name = "RECEIPT_AT", nullable = false)
  private long receiptAt;

  /** For JPA. */
  protected SentMessageEntity() {}

  SentMessageEntity(String id, String realmId, long sentAt) {
    this.id = id;
    this.realmId = realmId;
    this.sentAt = sentAt;
  }

  void about(TextMessage message, int parts) {
    purpose = message.purpose().name();
    code = message.purpose().isCode();
    accountId = message.account().orElse(null);
    segments = parts;
  }

  void answered(String by, SmsAnswer answer) {
    gateway = by;
    messageId = answer.messageId().orElse(null);
    outcome = answer.outcome().name();
    reason = answer.reason().orElse(null);
  }

  String gateway() {
    return gateway;
  }

  String messageId() {
    return messageId;
  }

  String purpose() {
    return purpose;
  }

  String outcome() {
    return outcome;
  }

  String reason() {
    return reason;
  }

  int segments() {
    return segments;
  }

  long sentAt() {
    return sentAt;
  }

  long usedAt() {
    return usedAt;
  }

  String receipt() {
    return receipt;
  }

  String receiptCode() {
    return receiptCode;
  }

  long receiptAt() {
    return receiptAt;
  }
}
