package fr.marelle.directory.plan;

/**
 * How many people of one profile a school has.
 *
 * @param before the run began
 * @param gone since then
 */
public record CrowdSize(long before, long gone) {}
