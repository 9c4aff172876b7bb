package fr.marelle.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * How many secrets of one account a stranger can try in a day, by all routes together, who begins
 * again as soon as he may. Time is made to pass by shifting what the database says of it.
 */
final class TriesADay implements Benchmark {
  private static final Duration DAY = Duration.ofDays(1);

  private final Workbench workbench;

  TriesADay(Workbench workbench) {
    this.workbench = workbench;
  }

  @Override
  public String name() {
    return "tries";
  }

  @Override
  public void measure(Figures figures) {
    String identifier = new Accounts(workbench.ent()).active("convoite", 1).get(0);
    String account = workbench.ent().users().searchByUsername(identifier, true).get(0).getId();
    Stranger stranger = new Stranger(workbench.ours());
    List<Runnable> routes =
        List.of(
            () -> stranger.tries(identifier, "Pas-le-bon-1!"),
            () -> stranger.tries(identifier, "zbpkzey"),
            () -> stranger.asksForTokens(Workbench.CONSOLE_CLIENT, identifier, "Pas-le-bon-2!"));
    try (Connection database = workbench.connection()) {
      describe(count(database, account, routes), routes.size(), figures);
    } catch (SQLException e) {
      throw new IllegalStateException("The failures can't be read", e);
    }
  }

  private int count(Connection database, String account, List<Runnable> routes)
      throws SQLException {
    int tried = 0;
    long passed = 0;
    for (int i = 0; passed < DAY.toSeconds(); i++) {
      routes.get(i % routes.size()).run();
      int counted = failures(account);
      if (counted > tried) {
        tried = counted;
      } else {
        passed += letPass(database, account);
      }
    }
    return tried;
  }

  private int failures(String account) {
    return ((Number)
            workbench.ent().attackDetection().bruteForceUserStatus(account).get("numFailures"))
        .intValue();
  }

  /**
   * Shifts the account's past back until it may be tried again.
   *
   * @return by how many seconds
   */
  private static long letPass(Connection database, String account) throws SQLException {
    long wait = notBefore(database, account) - System.currentTimeMillis() / 1000;
    if (wait <= 0) {
      throw new IllegalStateException("A try was not counted, though nobody had to wait.");
    }
    try (PreparedStatement shift =
        database.prepareStatement(
            "update marelle_login_failure set not_before = not_before - ?, last_failure ="
                + " last_failure - ?, changed_at = changed_at - ? where user_id = ?")) {
      shift.setLong(1, wait);
      shift.setLong(2, wait * 1_000);
      shift.setLong(3, wait * 1_000);
      shift.setString(4, account);
      shift.executeUpdate();
    }
    return wait;
  }

  private static long notBefore(Connection database, String account) throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            "select not_before from marelle_login_failure where user_id = ?")) {
      select.setString(1, account);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void describe(int tried, int routes, Figures figures) {
    figures.heading("Essais possibles en 24 heures sur un compte");
    figures.table(
        List.of("secrets essayés en 24 heures", "chemins"),
        List.of(List.of(Integer.toString(tried), Integer.toString(routes))));
    figures.paragraph(
        "Un inconnu essaie tour à tour un mot de passe et un code à la page de connexion, et un mot"
            + " de passe par accès direct, et recommence dès que l'attente est finie. Les 24 heures"
            + " passent en décalant dans la base ce qu'elle sait du passé. Un essai est compté"
            + " quand le secret a été regardé. Deux choses ne sont pas dans ce nombre. Les codes"
            + " qui vérifient un courriel ou un mobile : un essai manqué compte avec les mêmes"
            + " échecs, mais il faut être connecté pour en saisir un. Et l'attente levée : qui se"
            + " sert d'un lien de mot de passe oublié, donc lit le courriel du compte, efface les"
            + " échecs, trois fois par jour au plus.");
  }
}
