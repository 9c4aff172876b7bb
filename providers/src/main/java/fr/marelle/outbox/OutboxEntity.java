package fr.marelle.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;

/** A message that is waiting. */
@Entity
@Table(name = "MARELLE_OUTBOX")
public class OutboxEntity {
  static final int MAX_ADDRESS = 1_000;

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36, nullable = false)
  private String realmId;

  @Column(name = "KIND", length = OutgoingMessage.MAX_KIND, nullable = false)
  private String kind;

  @Column(name = "ACCOUNT_ID", length = OutgoingMessage.MAX_ACCOUNT)
  private String accountId;

  @Column(name = "LOCALE", length = OutgoingMessage.MAX_LOCALE, nullable = false)
  private String locale;

  /** The server's address as the request that asked for the message saw it. */
  @Column(name = "BASE_ADDRESS", length = MAX_ADDRESS, nullable = false)
  private String baseAddress;

  /** A JSON object of strings. */
  @Column(name = "DETAILS", nullable = false)
  private String details;

  /** Milliseconds since the epoch. */
  @Column(name = "PUT_AT", nullable = false)
  private long putAt;

  /** How often somebody began to send it: this also tells one claim from the next. */
  @Column(name = "TRIES", nullable = false)
  private int tries;

  /** The number of the {@link Attempt} that is next or under way. */
  @Column(name = "ATTEMPT", nullable = false)
  private int attempt = 1;

  /** Milliseconds since the epoch: until then it is being sent, or rests before the next try. */
  @Column(name = "LOCKED_UNTIL", nullable = false)
  private long lockedUntil;

  /** For JPA. */
  protected OutboxEntity() {}

  OutboxEntity(String id, String realmId, OutgoingMessage message, String baseAddress) {
    this.id = id;
    this.realmId = realmId;
    this.kind = message.kind();
    this.accountId = message.account();
    this.locale = message.locale().toLanguageTag();
    this.baseAddress = baseAddress;
    this.details = WrittenDetails.write(message.details());
  }

  void put(long now, long firstLock) {
    putAt = now;
    lockedUntil = firstLock;
  }

  String id() {
    return id;
  }

  String realmId() {
    return realmId;
  }

  String baseAddress() {
    return baseAddress;
  }

  long putAt() {
    return putAt;
  }

  int tries() {
    return tries;
  }

  int attempt() {
    return attempt;
  }

  long lockedUntil() {
    return lockedUntil;
  }

  OutgoingMessage message() {
    return new OutgoingMessage(
        kind, accountId, Locale.forLanguageTag(locale), WrittenDetails.read(details));
  }
}
