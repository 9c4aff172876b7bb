package fr.marelle.directory.plan;

/** A name at a school. */
public record NameAt(String school, NameKey name) {}
