package fr.marelle.directory.entry;

/**
 * A class of a school.
 *
 * @param name as the school writes it: {@code 6E A}, {@code CE2-CM1}
 */
public record ClassRef(SchoolRef school, String name) {}
