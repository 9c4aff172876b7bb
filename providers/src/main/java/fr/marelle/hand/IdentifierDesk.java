package fr.marelle.hand;

import fr.marelle.account.IdentifierBase;
import fr.marelle.directory.plan.IdentifierIssue;
import fr.marelle.directory.store.IdentifierTable;
import fr.marelle.directory.store.Layer;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Issues an identifier as an import does, from the same count. */
final class IdentifierDesk {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sql sql;

  IdentifierDesk(KeycloakSession session, RealmModel realm, Sql sql) {
    this.session = session;
    this.realm = realm;
    this.sql = sql;
  }

  String issue(String firstName, String lastName) throws SQLException {
    String base = IdentifierBase.of(firstName, lastName);
    sql.select(
        "select BASE from MARELLE_IDENTIFIER where REALM_ID = ? and BASE = ? and LAYER = ''"
            + " for update",
        row -> row.getString(1),
        realm.getId(),
        base);
    IdentifierTable table = new IdentifierTable(sql, Layer.truth(realm.getId()));
    IdentifierIssue issue = new IdentifierIssue(table.issued(List.of(base)), this::taken);
    String issued = issue.issue(List.of(new IdentifierIssue.Wish(base, Optional.empty()))).get(0);
    table.write(sql, issue.issued());
    return issued;
  }

  private Set<String> taken(Collection<String> identifiers) {
    return identifiers.stream()
        .filter(one -> session.users().getUserByUsername(realm, one) != null)
        .collect(Collectors.toSet());
  }
}
