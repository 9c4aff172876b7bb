package fr.marelle.directory.run;

/**
 * What administrators of a school have sent.
 *
 * @param unfinished files that have not all come, or that nobody has had read
 * @param files those that came since some moment, whatever became of them
 */
public record Intake(long unfinished, long files) {}
