package fr.marelle.directory.run;

import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import fr.marelle.directory.plan.InePrint;
import fr.marelle.directory.plan.SchoolNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads a delivery as a run does, batch by batch, in a Java of its own, and prints how many people
 * and problems were in it. Arguments: the file, and a folder for what must be put down.
 */
final class ReadingProcess {
  private ReadingProcess() {}

  public static void main(String... arguments) throws IOException, SourceRefusedException {
    Path file = Path.of(arguments[0]);
    long people = 0;
    long problems = 0;
    try (Source source =
            new DirectoryFiles()
                .open(
                    file,
                    file.getFileName().toString(),
                    new RunSettings(null, null, null, false, false, null),
                    Path.of(arguments[1]));
        Entries entries = source.open()) {
      Reading reading =
          new Reading(
              entries,
              source.coverage(),
              new SchoolNames(Map.of()),
              new InePrint(new SecretKeySpec(new byte[] {1}, "HmacSHA256")));
      for (Optional<Batch> batch = reading.next(Long.MAX_VALUE);
          batch.isPresent();
          batch = reading.next(Long.MAX_VALUE)) {
        people += batch.get().people().size();
        problems += batch.get().problems().size();
      }
    }
    System.out.println(people + " " + problems);
  }
}
