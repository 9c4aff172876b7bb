package fr.marelle.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What makes one build of a server differ from another: version, mode, jars and the options that
 * Keycloak reads when it builds.
 */
record BuildKey(String value) {
  // Options that Keycloak reads at each start. One missing here costs a build too many; one too
  // many would start a stale build.
  private static final Predicate<String> READ_AT_START =
      Pattern.compile(
              "(spi-(?!.*-(provider|provider-default|enabled)$).*)"
                  + "|hostname.*|http-enabled|http-port|http-host|http-management-port|log-.*|proxy-.*"
                  + "|db-url.*|db-username|db-password|db-pool-.*|bootstrap-admin-.*")
          .asMatchPredicate();

  static BuildKey of(ServerSpec spec) {
    MessageDigest digest = sha256();
    try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Map.Entry<String, String> option : readAtBuild(spec).entrySet()) {
        out.write((option + "\n").getBytes(StandardCharsets.UTF_8));
      }
      for (Path jar : inOrder(spec.jars())) {
        out.write((jar.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(jar)) {
          in.transferTo(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String mode = spec.isDevelopment() ? "development" : "production";
    return new BuildKey(
        "%s-%s-%s"
            .formatted(
                spec.version(), mode, HexFormat.of().formatHex(digest.digest()).substring(0, 32)));
  }

  private static List<Path> inOrder(List<Path> jars) {
    return jars.stream().sorted().toList();
  }

  private static Map<String, String> readAtBuild(ServerSpec spec) {
    Map<String, String> all = new TreeMap<>(spec.allOptions());
    spec.environment()
        .forEach(
            (name, value) -> {
              if (name.startsWith("KC_")) {
                all.put(name.substring(3).toLowerCase(Locale.ROOT).replace('_', '-'), value);
              }
            });
    all.keySet().removeIf(READ_AT_START);
    return all;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
