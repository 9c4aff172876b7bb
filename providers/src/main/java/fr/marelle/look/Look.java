package fr.marelle.look;

import fr.marelle.account.AccountAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A look of the pages. Kept in the account's {@value AccountAttributes#THEME} attribute. */
public enum Look {
  /** École: for the primary school. */
  ECOLE,
  /** Collège or lycée. */
  COLLEGE;

  /** The attribute's and the form's value: {@code ecole} or {@code college}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the Keycloak theme that draws this look. */
  public String themeName() {
    return "marelle-" + value();
  }

  /** The look whose {@link #value()} this is; empty for anything else and for null. */
  public static Optional<Look> parse(String value) {
    return Arrays.stream(values()).filter(look -> look.value().equals(value)).findFirst();
  }

  /** The look that the person chose; empty where none was chosen. */
  public static Optional<Look> of(UserModel user) {
    return parse(user.getFirstAttribute(AccountAttributes.THEME));
  }

  /** Whether a theme of this name is one of ours, so that one look may stand in for the other. */
  static boolean draws(String themeName) {
    return Arrays.stream(values()).anyMatch(look -> look.themeName().equals(themeName));
  }
}
