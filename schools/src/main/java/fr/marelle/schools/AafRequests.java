package fr.marelle.schools;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The requests of one type, in as many files as they need. */
final class AafRequests implements Closeable {
  private final Parcel parcel;
  private final Alphabet alphabet;
  private final String namePrefix;
  private final String category;
  private final String type;
  private final int perFile;
  private AafFile file;
  private int files;
  private int requests;

  /**
   * @param namePrefix of the files: {@code ENT_0590001A_Complet_20260901_}
   * @param category {@code categoriePersonne} or {@code categorieStructure}
   * @param perFile most requests of a file
   */
  AafRequests(
      Parcel parcel,
      Alphabet alphabet,
      String namePrefix,
      String category,
      String type,
      int perFile) {
    this.parcel = parcel;
    this.alphabet = alphabet;
    this.namePrefix = namePrefix;
    this.category = category;
    this.type = type;
    this.perFile = perFile;
  }

  /** A request without attributes yet. */
  AafFile begin(String request, long id) throws IOException {
    return beginCode(request, Long.toString(id));
  }

  /** The same, of something whose id is no number. */
  AafFile beginCode(String request, String id) throws IOException {
    if (file == null || requests == perFile) {
      next();
    }
    requests++;
    file.begin(request, category, type, id);
    return file;
  }

  /** Somebody or something is no longer there. */
  void delete(long id) throws IOException {
    begin("deleteRequest", id).end("deleteRequest");
  }

  private void next() throws IOException {
    if (file != null) {
      file.close();
    }
    String name = namePrefix + type + "_" + Digits.of(files, 4) + ".xml";
    file = new AafFile(parcel.file(name), alphabet);
    files++;
    requests = 0;
  }

  /** An empty type has a file all the same. */
  @Override
  public void close() throws IOException {
    if (file == null) {
      next();
    }
    file.close();
  }

  static List<String> some(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }
}
