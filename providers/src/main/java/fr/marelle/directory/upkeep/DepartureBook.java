package fr.marelle.directory.upkeep;

import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.run.Reach;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/** {@link DepartureList} of a session's realm, for whoever asks. */
public final class DepartureBook {
  private final KeycloakSession session;

  public DepartureBook(KeycloakSession session) {
    this.session = session;
  }

  /** A page, those whose turn comes first before others. */
  public List<DepartureList.Departing> page(Reach reach, int first, int max) {
    return InTransaction.with(
        session,
        (same, sql) ->
            new DepartureList(
                    sql,
                    session.getContext().getRealm().getId(),
                    Departure.of(session.getContext().getRealm()))
                .page(reach, first, max));
  }
}
