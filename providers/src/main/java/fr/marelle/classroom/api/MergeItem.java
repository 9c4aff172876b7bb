package fr.marelle.classroom.api;

/**
 * Two accounts of one person that have become one.
 *
 * @param id of the merge
 * @param account id of the one that stays
 * @param identifier of the one that is closed
 * @param name of its owner, as that account had it
 * @param mergedAt ISO-8601 instant
 * @param undoableUntil ISO-8601 instant
 */
public record MergeItem(
    String id,
    String account,
    String identifier,
    String name,
    String mergedAt,
    String undoableUntil) {}
