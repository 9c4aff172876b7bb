package fr.marelle.directory.store;

import fr.marelle.directory.plan.PlaceName;
import java.util.Optional;

/** The groups that are schools and classes. */
public interface Groups {
  /** Id of the group of a place; empty where there is none. */
  Optional<String> find(PlaceName place);

  /** The same; makes the group, and that of its school, where there is none. */
  String findOrMake(PlaceName place);
}
