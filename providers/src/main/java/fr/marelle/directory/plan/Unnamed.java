package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the first row of somebody did not name whom several rows told of the last time, and no row
 * since: it goes at the end of the source, if it is not named until then.
 *
 * @param left places and children, by the external id of the person
 * @param named the same, of those that a later row named
 */
public record Unnamed(Map<String, Set<Item>> left, Map<String, Set<Item>> named) {

  /** A place or a child. */
  public record Item(String text) {
    private static final String CHILD = "child ";
    private static final String PLACE = "place ";

    static Item child(String id) {
      return new Item(CHILD + id);
    }

    static Item place(PlaceName place) {
      return new Item(PLACE + place.text());
    }
  }

  static Unnamed none() {
    return new Unnamed(new HashMap<>(), new HashMap<>());
  }

  void leavesChildren(String id, Collection<String> children) {
    children.forEach(child -> add(left, id, Item.child(child)));
  }

  void leavesPlaces(String id, Collection<PlaceName> places) {
    places.forEach(place -> add(left, id, Item.place(place)));
  }

  void namesChildren(String id, Collection<String> children) {
    children.forEach(child -> add(named, id, Item.child(child)));
  }

  void namesPlaces(String id, Collection<PlaceName> places) {
    places.forEach(place -> add(named, id, Item.place(place)));
  }

  private static void add(Map<String, Set<Item>> to, String id, Item item) {
    to.computeIfAbsent(id, one -> new HashSet<>()).add(item);
  }
}
