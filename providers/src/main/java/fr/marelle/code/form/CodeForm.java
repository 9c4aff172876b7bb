package fr.marelle.code.form;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The form that one kind of code opens on one account.
 *
 * @param <E> what is entered on it
 */
public interface CodeForm<E> {

  /** Makes the form of an account, for one authentication. */
  @FunctionalInterface
  interface Maker {
    /** The form of this account. */
    CodeForm<?> form(AuthenticationFlowContext context, UserModel user);
  }

  /** What was entered. */
  E read(MultivaluedMap<String, String> submitted);

  /** The page, nothing entered yet. */
  Response show();

  /** The page again, with what is wrong. */
  Response show(E entries, List<FormMessage> errors);

  /**
   * Everything that is wrong, each at its field, in the order of the page; empty when all can be
   * kept.
   */
  List<FormMessage> errors(E entries);

  /** Keeps what was entered, in the running transaction. Only for entries without errors. */
  void keep(E entries);
}
