package fr.marelle.sms;

import fr.marelle.tables.StandIn;
import java.util.Map;
import org.keycloak.Config;

/** Options of the server. */
public final class Options {
  private Options() {}

  /** These, and all others as by default. */
  public static Config.Scope of(Map<String, String> options) {
    return StandIn.of(
        Config.Scope.class,
        (method, arguments) ->
            switch (method) {
              case "get" -> options.get((String) arguments.get(0));
              case "getBoolean" ->
                  options.containsKey((String) arguments.get(0))
                      ? Boolean.valueOf(options.get((String) arguments.get(0)))
                      : arguments.get(1);
              case "getInt" -> arguments.get(1);
              case "root" -> of(Map.of());
              default -> throw new UnsupportedOperationException(method);
            });
  }
}
