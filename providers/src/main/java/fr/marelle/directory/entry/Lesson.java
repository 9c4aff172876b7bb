package fr.marelle.directory.entry;

/**
 * A subject taught to a class.
 *
 * @param subject code of the nomenclature ({@link NomenclatureEntry}) or words
 */
public record Lesson(ClassRef where, String subject) {}
