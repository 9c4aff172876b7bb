package fr.marelle.directory.aaf;

import fr.marelle.directory.archive.Part;
import java.util.Optional;

/**
 * A file of a delivery.
 *
 * @param name what its name says; empty where it is of another form
 */
record AafPart(Part file, Optional<AafFileName> name) {
  static AafPart of(Part file) {
    return new AafPart(file, AafFileName.parse(file.fileName()));
  }
}
