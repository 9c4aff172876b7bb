package fr.marelle.directory.entry;

/** Why something could not be read. Names are stable: reports keep them. */
public enum Reason {
  // Any file
  EMPTY_FILE(Weight.FILE, "EmptyFile"),
  /** Bytes that the encoding does not have. */
  WRONG_ENCODING(Weight.FILE, "WrongEncoding"),
  /** Parameter: the name of the encoding. */
  UNKNOWN_ENCODING(Weight.FILE, "UnknownEncoding"),

  // XML
  /** Cut off, or no XML from that line on. */
  BROKEN_XML(Weight.FILE, "BrokenXml"),
  /** Parameter: the root element that was found. */
  WRONG_ROOT(Weight.FILE, "WrongRoot"),
  /** An entity of the file's own or from elsewhere: never read. */
  ENTITY_REFUSED(Weight.FILE, "EntityRefused"),
  /** Elements within elements beyond what any such file has. */
  TOO_DEEP(Weight.FILE, "TooDeep"),
  /** A comment, a name or the DOCTYPE is longer than any such file has. */
  TOO_LONG_MARKUP(Weight.FILE, "TooLongMarkup"),
  /** Parameter: the element. */
  UNKNOWN_ELEMENT(Weight.NOTE, "UnknownElement"),
  /** Parameter: the category, or nothing. */
  UNKNOWN_CATEGORY(Weight.ENTRY, "UnknownCategory"),
  /** Neither the file's name nor the caller says of which academy the ids are. */
  UNKNOWN_ACADEMY(Weight.FILE, "UnknownAcademy"),

  // CSV
  /** Parameter: what the column holds. */
  MISSING_COLUMN(Weight.FILE, "MissingColumn"),
  /** Parameter: the header. */
  UNKNOWN_COLUMN(Weight.NOTE, "UnknownColumn"),
  /** Parameter: the header. */
  REPEATED_COLUMN(Weight.NOTE, "RepeatedColumn"),
  /** Parameter: how many are read. */
  TOO_MANY_COLUMNS(Weight.FILE, "TooManyColumns"),
  /** The columns tell neither pupils nor relatives nor staff. */
  UNKNOWN_PROFILE(Weight.FILE, "UnknownProfile"),
  /**
   * A quote that is misplaced or never ends, or a row beyond all limits. Parameter: the limit in
   * characters.
   */
  BROKEN_CSV(Weight.FILE, "BrokenCsv"),
  /** Parameters: values in the row, columns in the header. */
  TOO_MANY_VALUES_IN_ROW(Weight.ENTRY, "TooManyValuesInRow"),

  // Archives and folders
  BROKEN_ARCHIVE(Weight.FILE, "BrokenArchive"),
  /** Parameter: how many files are read. */
  TOO_MANY_FILES(Weight.FILE, "TooManyFiles"),
  /** Parameter: how many megabytes are read. */
  TOO_LARGE(Weight.FILE, "TooLarge"),
  /** Grows by more than any honest archive. */
  ARCHIVE_BOMB(Weight.FILE, "ArchiveBomb"),
  /** A name that leads out of the archive. */
  OUTSIDE_PATH(Weight.FILE, "OutsidePath"),
  NESTED_ARCHIVE(Weight.FILE, "NestedArchive"),
  ENCRYPTED_ARCHIVE(Weight.FILE, "EncryptedArchive"),
  /** Neither AAF nor CSV by its name. */
  IGNORED_FILE(Weight.NOTE, "IgnoredFile"),
  /** A spreadsheet's own format: to be saved as CSV first. */
  SPREADSHEET(Weight.FILE, "Spreadsheet"),
  /** Not the bytes that were announced. */
  ALTERED_FILE(Weight.FILE, "AlteredFile"),
  /** No file that is read. */
  NOTHING_TO_READ(Weight.FILE, "NothingToRead"),
  /** Parameter: the name of the file that should be there. */
  MISSING_PART(Weight.FILE, "MissingPart"),
  REPEATED_FILE(Weight.FILE, "RepeatedFile"),
  /** A complete file of which a later one is there as well. */
  OLDER_FILE(Weight.NOTE, "OlderFile"),
  /** Complete and delta files in one delivery. */
  MIXED_DELIVERY(Weight.FILE, "MixedDelivery"),

  // Entries
  MISSING_ID(Weight.ENTRY, "MissingId"),
  MISSING_VALUE(Weight.ENTRY, "MissingValue"),
  INVALID_ID(Weight.ENTRY, "InvalidId"),
  INVALID_UAI(Weight.ENTRY, "InvalidUai"),
  /** Neither the file nor the caller says which school. */
  UNKNOWN_SCHOOL(Weight.ENTRY, "UnknownSchool"),
  /** Parameter: how many characters an entry may have. */
  ENTRY_TOO_LARGE(Weight.ENTRY, "EntryTooLarge"),

  // Fields
  /** A name without a letter, or one that can't be read. */
  INVALID_NAME(Weight.FIELD, "InvalidName"),
  /** Characters that no name has were taken out of one. */
  NAME_CLEANED(Weight.NOTE, "NameCleaned"),
  /** Said to be empty, which this field can't be: it stays. */
  CANNOT_BE_EMPTY(Weight.FIELD, "CannotBeEmpty"),
  /** Parameter: the operation of a modification, other than a replacement. */
  UNKNOWN_OPERATION(Weight.FIELD, "UnknownOperation"),
  INVALID_DATE(Weight.FIELD, "InvalidDate"),
  INVALID_MAIL(Weight.FIELD, "InvalidMail"),
  INVALID_MOBILE(Weight.FIELD, "InvalidMobile"),
  PREMIUM_MOBILE(Weight.FIELD, "PremiumMobile"),
  INVALID_PHONE(Weight.FIELD, "InvalidPhone"),
  INVALID_CIVILITY(Weight.FIELD, "InvalidCivility"),
  INVALID_CLASS(Weight.FIELD, "InvalidClass"),
  INVALID_TIE(Weight.FIELD, "InvalidTie"),
  INVALID_CHILD(Weight.FIELD, "InvalidChild"),
  INVALID_POST(Weight.FIELD, "InvalidPost"),
  INVALID_LESSON(Weight.FIELD, "InvalidLesson"),
  INVALID_INE(Weight.FIELD, "InvalidIne"),
  INVALID_IDENTIFIER(Weight.FIELD, "InvalidIdentifier"),
  INVALID_CHARACTER(Weight.FIELD, "InvalidCharacter"),
  /** Parameter: how many characters the field may have. */
  VALUE_TOO_LONG(Weight.FIELD, "ValueTooLong"),
  /** Parameter: how many values are read. */
  TOO_MANY_VALUES(Weight.FIELD, "TooManyValues");

  private static final String PREFIX = "marelleDirectory";

  private final Weight weight;
  private final String name;

  Reason(Weight weight, String name) {
    this.weight = weight;
    this.name = name;
  }

  /** What it costs. */
  public Weight weight() {
    return weight;
  }

  /** The key of the sentence that says it; its places are the problem's parameters. */
  public String messageKey() {
    return PREFIX + name;
  }
}
