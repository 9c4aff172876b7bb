package fr.marelle.classroom.api;

import java.util.List;

/**
 * What came of an act, account for account, in the order asked.
 *
 * @param items one for each account
 */
public record Items<T>(List<T> items) {}
