package fr.marelle.code;

import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * How a statement in the terms of Keycloak's entities tells of the credentials that decide where an
 * account stands: of {@code c}, a {@code CredentialEntity}, and without secrets.
 */
public final class CredentialColumns {
  /** What is selected. */
  public static final String SELECTED =
      "c.id as credential, c.type as type, c.createdDate as since, c.credentialData as data";

  /** Which are joined: their types never change, and a list parameter would cost too much. */
  public static final String CONDITION =
      Stream.concat(
              Stream.of(PasswordCredentialModel.TYPE),
              Arrays.stream(CodeKind.values()).map(CodeKind::credentialType))
          .map(type -> "'" + type + "'")
          .collect(Collectors.joining(", ", "c.type in (", ")"));

  private CredentialColumns() {}

  /** The credential of a row; empty where an account has none. */
  public static Optional<CredentialModel> credential(Tuple row) {
    return Optional.ofNullable(row.get("type", String.class))
        .map(
            type -> {
              CredentialModel credential = new CredentialModel();
              credential.setId(row.get("credential", String.class));
              credential.setType(type);
              credential.setCreatedDate(row.get("since", Long.class));
              credential.setCredentialData(row.get("data", String.class));
              return credential;
            });
  }
}
