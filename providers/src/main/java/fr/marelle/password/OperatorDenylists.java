package fr.marelle.password;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.policy.PasswordPolicyConfigException;

/** The operator's lists of one directory, each read once however many realms use it. */
final class OperatorDenylists {
  private static final Logger LOG = Logger.getLogger(OperatorDenylists.class);
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path directory;
  private final BooleanSupplier starting;
  private final Map<String, OperatorDenylist> byName = new ConcurrentHashMap<>();

  /**
   * @param starting whether the server is still starting. It reads every realm then, and a file
   *     that is away must not keep it from serving all of them; an administrator who saves a policy
   *     later is told instead.
   */
  OperatorDenylists(Path directory, BooleanSupplier starting) {
    this.directory = directory;
    this.starting = starting;
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
    return byName.computeIfAbsent(name, this::read);
  }

  private OperatorDenylist read(String name) {
    Path file = directory.resolve(name);
    try {
      return OperatorDenylist.in(file);
    } catch (IOException e) {
      if (starting.getAsBoolean()) {
        LOG.errorf(
            "Password denylist: %s in %s. Until it can be read, the shipped list alone is in force.",
            e.getMessage(), directory);
        return OperatorDenylist.awaiting(file);
      }
      throw new PasswordPolicyConfigException("Denylist not readable: " + e.getMessage());
    }
  }
}
