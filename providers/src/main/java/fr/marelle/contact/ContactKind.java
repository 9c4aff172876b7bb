package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A way to reach a person. */
public enum ContactKind {
  /** An e-mail address. */
  EMAIL,
  /** A mobile number, for text messages. */
  MOBILE;

  /** The account's contact of that kind; empty where it has none. */
  Optional<String> of(UserModel user) {
    return Optional.ofNullable(
            switch (this) {
              case EMAIL -> user.getEmail();
              case MOBILE -> user.getFirstAttribute(AccountAttributes.MOBILE);
            })
        .filter(contact -> !contact.isBlank());
  }

  /** As in tables, settings and forms: {@code email}, {@code mobile}. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind whose {@link #value()} this is; empty for anything else and for null. */
  static Optional<ContactKind> parse(String value) {
    return Arrays.stream(values()).filter(kind -> kind.value().equals(value)).findFirst();
  }
}
