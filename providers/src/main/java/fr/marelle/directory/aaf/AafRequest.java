package fr.marelle.directory.aaf;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.value.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it stands in the file.
 *
 * @param type by its own words, or by the file's name; empty where neither says
 * @param category what it says of its type itself, for a problem
 * @param id in its {@code identifier}; empty where it has none
 * @param attributes by name
 */
record AafRequest(
    Operation operation,
    Location location,
    Optional<AafType> type,
    String category,
    String id,
    Map<String, Said> attributes) {

  /** What is to be done. */
  enum Operation {
    ADD,
    MODIFY,
    DELETE
  }

  /** What the request says in that attribute. */
  Said said(String attribute) {
    Said said = attributes.get(attribute);
    return said == null ? Said.nothing(attribute, location) : said;
  }

  /** The values of that attribute, none where it is not there. */
  List<String> values(String attribute) {
    return said(attribute).values();
  }
}
