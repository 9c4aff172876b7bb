package fr.marelle.hand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An account of somebody who has two, told word by word. */
final class Side {
  private final String account;
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final List<String> children = new ArrayList<>();
  private final Map<String, String> records = new LinkedHashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private final Map<String, String> given = new LinkedHashMap<>();
  private List<String> terms = List.of();
  private String id;
  private String born;
  private boolean administrator;

  private Side(String account) {
    this.account = account;
  }

  static Side of(String account) {
    return new Side(account);
  }

  Side in(String group, String place) {
    groups.put(group, place);
    return this;
  }

  Side given(String group, String school) {
    given.put(group, school);
    return this;
  }

  Side children(String... ids) {
    children.addAll(List.of(ids));
    return this;
  }

  Side id(String externalId) {
    id = externalId;
    return this;
  }

  Side born(String day) {
    born = day;
    return this;
  }

  Side terms(String version, String moment) {
    terms = List.of(version, moment);
    return this;
  }

  Side record(String externalId, String places) {
    records.put(externalId, places);
    return this;
  }

  Side gone(String externalId) {
    gone.add(externalId);
    return this;
  }

  Side administrator() {
    administrator = true;
    return this;
  }

  MergeSide side() {
    return new MergeSide(
        account,
        true,
        administrator,
        new LinkedHashMap<>(groups),
        List.copyOf(children),
        id,
        born,
        terms,
        new LinkedHashMap<>(records),
        Set.copyOf(gone),
        new LinkedHashMap<>(given),
        Map.of());
  }
}
