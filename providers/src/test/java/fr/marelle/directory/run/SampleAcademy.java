package fr.marelle.directory.run;

import fr.marelle.schools.Aaf;
import fr.marelle.schools.Alphabet;
import fr.marelle.schools.Night;
import fr.marelle.schools.Parcel;
import fr.marelle.schools.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** An academy as its directory has it, the same each time. */
final class SampleAcademy {
  /** So many accounts that steps begin before the ones before them have ended. */
  static final int OF_MANY_BATCHES = 5_000;

  static final int OF_TWICE_AS_MANY = 10_000;

  private static final int SEED = 6;
  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

  private SampleAcademy() {}

  /** All of it after so many nights, as AAF in files of a few hundred people. */
  static byte[] aaf(Path folder, int accounts, int nights) throws IOException {
    World world = new World(SEED, accounts, DAY);
    Path file = folder.resolve("academy.zip");
    try (Parcel parcel = Parcel.create(Parcel.Form.ZIP, file)) {
      new Aaf(parcel, new Alphabet(StandardCharsets.UTF_8), 400)
          .complete(() -> world.afterNights(nights, 3).map(Night::town), DAY.plusDays(nights));
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }
}
