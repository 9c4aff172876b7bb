package fr.marelle.hand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.keycloak.util.JsonSerialization;

/**
 * What a merge has changed, to be undone exactly.
 *
 * @param kept as it was before
 * @param dropped the same
 * @param plan what was written
 * @param aliases that held before, of all ids of both
 * @param relatives who named one of the two: their children before, by account
 * @param terms ids of records of acceptances that were moved
 * @param identities aliases of identity providers whose links were moved
 * @param email whether the address of the one that went was taken over
 * @param mobile the same of the number
 */
record MergeMemory(
    MergeSide kept,
    MergeSide dropped,
    MergePlan plan,
    Map<String, String> aliases,
    Map<String, List<String>> relatives,
    List<String> terms,
    List<String> identities,
    boolean email,
    boolean mobile) {

  String write() {
    try {
      return JsonSerialization.writeValueAsString(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MergeMemory read(String written) {
    try {
      return JsonSerialization.readValue(written, MergeMemory.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
