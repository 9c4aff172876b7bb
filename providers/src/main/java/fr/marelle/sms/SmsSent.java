package fr.marelle.sms;

/**
 * A message as it is kept: without number and text.
 *
 * @param sentAt milliseconds since the epoch, as the next two; 0 for never
 * @param receipt {@code UNDERWAY}, {@code DELIVERED} or {@code FAILED}; null while there is none
 * @param receiptCode the gateway's own word for it
 */
public record SmsSent(
    String gateway,
    String messageId,
    String purpose,
    String outcome,
    String reason,
    int segments,
    long sentAt,
    long usedAt,
    long receiptAt,
    String receipt,
    String receiptCode) {

  static SmsSent of(SentMessageEntity row) {
    return new SmsSent(
        row.gateway(),
        row.messageId(),
        row.purpose(),
        row.outcome(),
        row.reason(),
        row.segments(),
        row.sentAt(),
        row.usedAt(),
        row.receiptAt(),
        row.receipt(),
        row.receiptCode());
  }
}
