package fr.marelle.throttle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How much of a limit was taken for one key in one part of its window. */
@Entity
@Table(name = "MARELLE_SENDING")
@IdClass(SendingKey.class)
public class SendingEntity {
  @Id
  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Id
  @Column(name = "NAME", length = SendingLimit.MAX_NAME)
  private String name;

  @Id
  @Column(name = "KEY_SHA256", length = 64)
  private String keySha256;

  /** Seconds since the epoch. */
  @Id
  @Column(name = "WINDOW_START")
  private long windowStart;

  /** Seconds since the epoch: until then the part counts, and afterwards it is swept. */
  @Column(name = "WINDOW_END", nullable = false)
  private long windowEnd;

  @Column(name = "TAKEN", nullable = false)
  private int taken;

  /** For JPA. */
  protected SendingEntity() {}

  String realmId() {
    return realmId;
  }

  String name() {
    return name;
  }

  String keySha256() {
    return keySha256;
  }

  long windowStart() {
    return windowStart;
  }

  long windowEnd() {
    return windowEnd;
  }

  int taken() {
    return taken;
  }
}
