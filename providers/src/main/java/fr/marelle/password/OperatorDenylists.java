package fr.marelle.password;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.keycloak.policy.PasswordPolicyConfigException;

/** The operator's lists of one directory, each read once however many realms use it. */
final class OperatorDenylists {
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path directory;
  private final Map<String, OperatorDenylist> byName = new ConcurrentHashMap<>();

  /**
   * @param directory null where the operator configured none
   */
  OperatorDenylists(Path directory) {
    this.directory = directory;
  }

  /**
   * The list of this name.
   *
   * @param name a file of the directory itself: letters, digits, dot, hyphen and underscore
   * @throws PasswordPolicyConfigException with a sentence for the administrator
   */
  OperatorDenylist named(String name) {
    if (!FILE_NAME.matcher(name).matches()) {
      throw new PasswordPolicyConfigException(
          "Not a file name: at most 100 letters, digits, dots, hyphens and underscores, without a"
              + " folder");
    }
    if (directory == null) {
      throw new PasswordPolicyConfigException(
          "This server has no directory of denylists (option"
              + " spi-password-policy--denylist--directory). Write "
              + DenylistPolicyFactory.SHIPPED_LIST
              + " for the shipped list alone");
    }
    return byName.computeIfAbsent(name, this::read);
  }

  private OperatorDenylist read(String name) {
    try {
      return new OperatorDenylist(directory.resolve(name));
    } catch (IOException e) {
      throw new PasswordPolicyConfigException("Denylist not readable: " + e.getMessage());
    }
  }
}
