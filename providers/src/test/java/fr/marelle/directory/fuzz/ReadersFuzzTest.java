package fr.marelle.directory.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fr.marelle.directory.Read;
import fr.marelle.directory.aaf.AafSettings;
import fr.marelle.directory.aaf.AafSource;
import fr.marelle.directory.archive.ArchiveLimits;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.csv.CsvSettings;
import fr.marelle.directory.csv.CsvSource;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Names;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the bytes: people or problems, the same each time, and never an exception. Here the
 * inputs that were kept are tried again; {@code benchmarks/fuzz} looks for new ones.
 */
class ReadersFuzzTest {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(20, 1 << 22, 200);

  @TempDir private static Path folder;

  @FuzzTest(maxDuration = "5m")
  void aaf(byte[] bytes) throws IOException {
    check(
        "ENT_0590001F_Complet_20260901_Eleve_0000.xml",
        bytes,
        delivery -> new AafSource(delivery, new AafSettings(Optional.empty())));
  }

  @FuzzTest(maxDuration = "5m")
  void csv(byte[] bytes) throws IOException {
    check(
        "table.csv",
        bytes,
        delivery -> {
          CsvSource source =
              CsvSource.of(
                  delivery,
                  new CsvSettings(Optional.of("0590001F"), "", Extent.COMPLETE, Map.of()));
          assertThat(source.recognitions()).isNotEmpty();
          return source;
        });
  }

  @FuzzTest(maxDuration = "5m")
  void archive(byte[] bytes) throws IOException {
    check(
        "envoi.xml",
        bytes,
        delivery -> new AafSource(delivery, new AafSettings(Optional.of("lille"))));
  }

  private static void check(String name, byte[] bytes, Reader reader) throws IOException {
    Path file = Files.write(folder.resolve("bytes"), bytes);
    try (Delivery delivery = Delivery.open(file, name, LIMITS, folder);
        Source source = reader.open(delivery)) {
      assertThat(source.coverage()).isNotNull();
      Read read = Read.all(source);
      read.people().forEach(ReadersFuzzTest::check);
      read.problems().forEach(ReadersFuzzTest::check);
      assertThat(Read.all(source)).isEqualTo(read);
    } catch (SourceRefusedException refused) {
      check(refused.problem());
    }
  }

  private static void check(PersonEntry person) {
    assertThat(person.location().line()).isPositive();
    if (person.saying() == Saying.WHOLE) {
      assertThat(person.names().family().value()).isPresent();
      assertThat(person.names().first().value()).isPresent();
      assertThat(person.profile().value()).isPresent();
    } else {
      assertThat(person.id()).isPresent();
    }
    person
        .names()
        .family()
        .value()
        .ifPresent(
            family -> {
              assertThat(family.strip()).isEqualTo(family).isNotEmpty();
              assertThat(family.length()).isLessThanOrEqualTo(Names.MAX_LENGTH);
              assertThat(family.chars()).noneMatch(Character::isISOControl);
            });
  }

  private static void check(Problem problem) {
    assertThat(problem.location().line()).isNotNegative();
    assertThat(problem.field().length()).isLessThanOrEqualTo(100);
  }

  private interface Reader {
    Source open(Delivery delivery) throws IOException;
  }
}
