package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known at this moment. A dry run knows what it would have written so far as if it were
 * there. Each call is one question to the database, however many are asked for.
 */
public interface Lookup {
  /** Whether the directory first spoke of somebody in this run. */
  boolean isOfThisRun(Recorded record);

  /** Those of the ids that this run has met before. */
  Set<String> seen(Collection<String> externalIds);

  /** What the directory said last of these people; the unknown are left out. */
  Map<String, Recorded> records(Collection<String> externalIds);

  /** Those who have one of these names at its school. */
  List<Recorded> recordsByName(Set<NameAt> names);

  /** What the directory said last of these accounts. */
  List<Recorded> recordsOfAccounts(Collection<String> accounts);

  /** Whether any pupil's INE was known when the run began. */
  boolean hasInes();

  /** Those who have one of these fingerprints of an INE. */
  List<Recorded> recordsByIne(Collection<String> prints);

  /** Whether somebody had answered any question when the run began. */
  boolean hasAnswers();

  /** The answers to questions about these subjects, as they were when the run began. */
  Map<String, Answer> answers(Collection<String> subjects);

  /**
   * Ids of the accounts that have one of these external ids without the directory having said so.
   */
  Map<String, List<String>> accountsByExternalId(Collection<String> externalIds);

  /** Those of these accounts that are in one of these schools, or in a class of one. */
  Set<String> accountsAt(Set<String> schools, Collection<String> accounts);

  /** How many people these schools have, by profile, and how many this run has found to be gone. */
  Map<Crowd, CrowdSize> crowds(Set<String> schools);

  /** The accounts of these schools that the directory has not spoken of. */
  List<Stranger> strangers(Set<String> schools);

  /**
   * Those of these accounts that somebody signs in with, each with those of the schools that it
   * belongs to.
   */
  Map<String, Set<String>> inUse(Collection<String> accounts, Set<String> schools);

  /** Accounts by their ids; whoever changes them waits for the end of the transaction. */
  Map<String, Account> accounts(Collection<String> ids);

  /** Those of these accounts that the run may not touch, whatever its source says of them. */
  Set<String> guarded(Collection<String> accounts);

  /** Accounts by their ids, as they are just now. */
  Map<String, Account> glimpse(Collection<String> ids);

  /** Who stands in for these pupils. */
  List<Tie> tiesOfPupils(Collection<String> pupils);

  /** For whom these relatives stand in. */
  List<Tie> tiesOfRelatives(Collection<String> relatives);

  /** The same as their accounts have it: in a dry run, without what it would have written. */
  List<Tie> tiesInAccounts(Collection<String> relatives);

  /** Pupils from whom somebody parted these relatives by hand, whatever the directory tells. */
  Map<String, Set<String>> untied(Collection<String> relatives);

  /**
   * By which id an account goes of whom the directory speaks by several, each with the main one;
   * few people.
   */
  Map<String, String> aliases();

  /** How many identifiers of each base were issued, ever. */
  Map<String, Long> issuedIdentifiers(Collection<String> bases);

  /** Those that some account has. */
  Set<String> takenIdentifiers(Collection<String> identifiers);

  /** Those that some account has; asked only where two accounts may not share one. */
  Set<String> takenMails(Collection<String> mails);
}
