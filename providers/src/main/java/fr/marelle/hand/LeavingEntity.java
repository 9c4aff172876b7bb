package fr.marelle.hand;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That somebody wants an account to be removed, for whoever lists accounts with Keycloak's own. */
@Entity
@Table(name = "MARELLE_LEAVING")
public class LeavingEntity {
  @Id
  @Column(name = "USER_ID", length = 36)
  private String account;

  /** For JPA. */
  protected LeavingEntity() {}

  String account() {
    return account;
  }
}
