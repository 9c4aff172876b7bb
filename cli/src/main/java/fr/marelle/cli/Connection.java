package fr.marelle.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the server is and who asks. The secret is no option: a list of processes shows those. */
final class Connection {
  static final String SECRET = "MARELLE_CLIENT_SECRET";

  private static final long LONGEST_SECRET = 4_096;

  @Option(
      names = "--server",
      required = true,
      defaultValue = "${env:MARELLE_SERVER}",
      paramLabel = "URL",
      descriptionKey = "option.server")
  private URI server;

  @Option(
      names = "--realm",
      defaultValue = "${env:MARELLE_REALM:-ent}",
      paramLabel = "NAME",
      descriptionKey = "option.realm")
  private String realm;

  @Option(
      names = "--client",
      defaultValue = "${env:MARELLE_CLIENT:-marelle-import}",
      paramLabel = "ID",
      descriptionKey = "option.client")
  private String client;

  @Option(names = "--client-secret-file", paramLabel = "FILE", descriptionKey = "option.secretFile")
  private Path secretFile;

  /**
   * Who asks, with the secret from the file or, without one, from the environment.
   *
   * @throws UsageException without a secret, and where it would leave this machine in the clear
   */
  Server server(Texts texts, Map<String, String> environment) throws IOException {
    String scheme = server.getScheme();
    if (server.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new UsageException(texts.text("usage.noAddress", server));
    }
    if ("http".equals(scheme) && !isThisMachine(server.getHost())) {
      throw new UsageException(texts.text("usage.inTheClear", server));
    }
    return new Server(server, realm, new Credentials(client, secret(texts, environment)), texts);
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private String secret(Texts texts, Map<String, String> environment) throws IOException {
    if (secretFile != null) {
      if (!Files.isReadable(secretFile) || Files.size(secretFile) > LONGEST_SECRET) {
        throw new UsageException(texts.text("usage.noFile", secretFile));
      }
      return Files.readString(secretFile).strip();
    }
    String secret = environment.getOrDefault(SECRET, "");
    if (secret.isEmpty()) {
      throw new UsageException(texts.text("usage.noSecret", SECRET));
    }
    return secret;
  }
}
