package fr.marelle.demo;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Where the demonstration runs.
 *
 * @param data the directory that keeps its data for the next start
 * @param keycloakPort where Keycloak listens
 * @param portalPort where the portal does
 * @param postRoomPort where mails and SMS are shown
 */
public record DemonstrationSettings(Path data, int keycloakPort, int portalPort, int postRoomPort) {
  private static final String PORT = "marelle.port";
  private static final String USUAL_PORT = "8080";
  private static final int HIGHEST_FIRST_PORT = 65_533;

  /**
   * The three ports from a first one on.
   *
   * @throws DemonstrationException when they are no ports
   */
  public static DemonstrationSettings from(Path data, int firstPort) {
    if (firstPort < 1 || firstPort > HIGHEST_FIRST_PORT) {
      throw noPort(Integer.toString(firstPort));
    }
    return new DemonstrationSettings(data, firstPort, firstPort + 1, firstPort + 2);
  }

  /**
   * As {@code -Dmarelle.port} says, or from 8080 on.
   *
   * @param property the value of a system property, or null
   * @throws DemonstrationException when it says nothing that can be used
   */
  static DemonstrationSettings from(Path data, UnaryOperator<String> property) {
    String port = property.apply(PORT);
    String wanted = port == null ? USUAL_PORT : port.strip();
    try {
      return from(data, Integer.parseInt(wanted));
    } catch (NumberFormatException e) {
      throw noPort(wanted);
    }
  }

  private static DemonstrationException noPort(String wanted) {
    return new DemonstrationException(
        "console.noPort", wanted, Integer.toString(HIGHEST_FIRST_PORT));
  }
}
