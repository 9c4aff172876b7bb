package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.server.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator copies into a server: the two jars as they are handed out. */
@DisplayName("Les deux jars")
class JarIT {
  private static final Checkout CHECKOUT = Checkout.find();

  static Stream<Path> jars() {
    return Stream.of(CHECKOUT.providersJar(), CHECKOUT.themesJar());
  }

  @ParameterizedTest
  @MethodSource("jars")
  void carryTheLicenceAndTheNoticeOnceAndUnchanged(Path jar) throws IOException {
    assertThat(
            names(jar).stream()
                .filter(name -> name.matches("META-INF/(.*/)?(LICENSE|NOTICE)[^/]*")))
        .containsExactlyInAnyOrder("META-INF/LICENSE", "META-INF/NOTICE");
    for (String text : List.of("LICENSE", "NOTICE")) {
      assertThat(text(jar, "META-INF/" + text))
          .isEqualTo(Files.readString(CHECKOUT.root().resolve(text)));
    }
  }

  @Test
  void theNoticeNamesEveryLibraryThatIsInside() throws IOException {
    assertThat(text(CHECKOUT.providersJar(), "META-INF/NOTICE"))
        .contains("libphonenumber", "commonmark-java", "Redistributions in binary form")
        .contains("FastCSV", "Oliver Siegmar", "Apache Commons Compress", "Commons Lang")
        .contains("jSMPP", "SLF4J")
        .contains("lit-html", "Neither the name of the copyright holder")
        .contains("Apache PDFBox", "www.fontbox.org", "Adobe Glyph List")
        .contains("zxcvbn-ts", "Permission is hereby granted", "Open Data Commons");
  }

  @Test
  void licencesThatAreTooLongForTheNoticeLieBesideWhatTheyAreOf() throws IOException {
    assertThat(names(CHECKOUT.providersJar()))
        .contains(
            "fr/marelle/sheet/fonts/LICENSE",
            "fr/marelle/shaded/pdfbox/LICENSE",
            "fr/marelle/shaded/fontbox/LICENSE");
  }

  /** Keycloak's class path holds libraries too: a copy of ours must not stand in for them. */
  @ParameterizedTest
  @MethodSource("jars")
  void holdNoClassUnderANameOfSomebodyElse(Path jar) throws IOException {
    assertThat(names(jar).stream().filter(name -> name.endsWith(".class")))
        .allMatch(name -> name.startsWith("fr/marelle/"));
  }

  @Test
  void theExtensionBringsItsLibrariesUnderItsOwnName() throws IOException {
    assertThat(names(CHECKOUT.providersJar()))
        .contains(
            "fr/marelle/shaded/phonenumbers/PhoneNumberUtil.class",
            "fr/marelle/shaded/commonmark/parser/Parser.class",
            "fr/marelle/shaded/jsmpp/session/SMPPSession.class",
            "fr/marelle/shaded/slf4j/Logger.class",
            "fr/marelle/shaded/pdfbox/pdmodel/PDDocument.class",
            "fr/marelle/shaded/fontbox/cmap/Identity-H",
            "fr/marelle/shaded/fastcsv/reader/CsvReader.class",
            "fr/marelle/shaded/compress/archivers/tar/TarArchiveInputStream.class");
  }

  private static List<String> names(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).filter(name -> !name.endsWith("/")).toList();
    }
  }

  private static String text(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return new String(
          file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
