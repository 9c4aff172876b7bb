package fr.marelle.directory.upkeep;

import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.run.Reach;
import fr.marelle.directory.store.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@link DepartureList} of a session's realm, for whoever asks. */
public final class DepartureBook {
  private final KeycloakSession session;

  public DepartureBook(KeycloakSession session) {
    this.session = session;
  }

  /** A page, those whose turn comes first before others. */
  public List<DepartureList.Departing> page(Reach reach, int first, int max) {
    return InTransaction.with(session, (same, sql) -> list(sql).page(reach, first, max));
  }

  /** Those of these accounts whose people have gone, by the account. */
  public Map<String, DepartureList.Departing> of(Collection<String> accounts) {
    return InTransaction.with(session, (same, sql) -> list(sql).of(accounts));
  }

  private DepartureList list(Sql sql) {
    RealmModel realm = session.getContext().getRealm();
    return new DepartureList(sql, realm.getId(), Departure.of(realm));
  }
}
