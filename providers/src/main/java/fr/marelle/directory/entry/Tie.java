package fr.marelle.directory.entry;

/**
 * A relative, as the pupil's entry names her.
 *
 * @param financial responsable financier
 * @param contact to be called in an emergency
 * @param payment paid to, or paying, for the pupil
 */
public record Tie(
    ExternalId relative,
    Kinship kinship,
    Responsibility responsibility,
    boolean financial,
    boolean contact,
    boolean payment) {}
